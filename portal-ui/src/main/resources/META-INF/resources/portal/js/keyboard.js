// Keys of the whole page. Ctrl-K and ⌘K act everywhere; single keys act only outside of fields and dialogs, and not at
// all when the viewer switched them off.
const FIELDS = /^(INPUT|TEXTAREA|SELECT)$/;

const inField = (event) =>
  event.composedPath().some((node) => node instanceof HTMLElement && (FIELDS.test(node.tagName) || node.isContentEditable));

const dialogOpen = () => document.querySelector('vaadin-dialog[opened], vaadin-confirm-dialog[opened]') !== null;

class Keyboard extends HTMLElement {
  connectedCallback() {
    this.listener = (event) => this.onKey(event);
    window.addEventListener('keydown', this.listener, true);
    this.nameKeys();
  }

  disconnectedCallback() {
    window.removeEventListener('keydown', this.listener, true);
  }

  // on a Mac the hint in the header says ⌘K
  nameKeys() {
    if (!/Mac|iPhone|iPad/.test(navigator.platform)) return;
    const hint = document.querySelector('.bar__search .kbd');
    if (hint) hint.textContent = '⌘K';
  }

  onKey(event) {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      this.catchKeys();
      this.ask('palette-asked');
      return;
    }
    if (this.caught !== undefined && this.caughtKey(event)) return;
    const modified = event.ctrlKey || event.metaKey || event.altKey;
    if (modified || event.repeat || !this.hasAttribute('single-keys') || inField(event) || dialogOpen()) return;
    this.onSingleKey(event);
  }

  // the palette comes from the server; what is typed until it is here is meant for it
  catchKeys() {
    if (document.querySelector('tenantry-palette-list')) return;
    this.caught = { text: '', enter: false };
    clearTimeout(this.letGo);
    this.letGo = setTimeout(() => this.takeCaught(), 4000);
  }

  caughtKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key.length === 1) this.caught.text += event.key;
    else if (event.key === 'Backspace') this.caught.text = this.caught.text.slice(0, -1);
    else if (event.key === 'Enter') this.caught.enter = true;
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  takeCaught() {
    const caught = this.caught ?? { text: '', enter: false };
    this.caught = undefined;
    return caught;
  }

  onSingleKey(event) {
    switch (event.key) {
      case '/':
        this.focus(event, document.querySelector('[data-filter]'));
        break;
      case '?':
        event.preventDefault();
        this.ask('help-asked');
        break;
      case 'j':
        this.step(event, 1);
        break;
      case 'k':
        this.step(event, -1);
        break;
    }
  }

  // moves among the rows that a list marks with data-row
  step(event, by) {
    const rows = [...document.querySelectorAll('main [data-row]')];
    if (rows.length === 0) return;
    const at = rows.indexOf(document.activeElement);
    this.focus(event, rows[Math.min(Math.max(at + by, 0), rows.length - 1)]);
  }

  focus(event, target) {
    if (!target) return;
    event.preventDefault();
    target.focus();
  }

  ask(name) {
    this.dispatchEvent(new CustomEvent(name));
  }
}

if (!customElements.get('tenantry-keyboard')) customElements.define('tenantry-keyboard', Keyboard);
