// The palette's list: the focus stays in the field, arrow keys choose, Enter opens. Roles follow the combobox pattern.
class PaletteList extends HTMLElement {
  connectedCallback() {
    this.watcher = new MutationObserver(() => this.onResults());
    this.watcher.observe(this, { childList: true, attributes: true, attributeFilter: ['query'] });
    this.listener = (event) => this.onKey(event);
    requestAnimationFrame(() => this.steer());
  }

  disconnectedCallback() {
    this.watcher.disconnect();
    this.field?.removeEventListener('keydown', this.listener);
  }

  steer() {
    this.field = document.getElementById(this.getAttribute('field'));
    if (!this.field) return;
    this.field.addEventListener('keydown', this.listener);
    const input = this.field.querySelector('input') ?? this.field;
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-expanded', 'true');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', this.id);
    this.input = input;
    this.choose(0);
    this.takeCaught();
  }

  takeCaught() {
    const caught = document.querySelector('tenantry-keyboard')?.takeCaught();
    this.input.focus();
    if (!caught?.text) return;
    this.input.value = caught.text;
    this.input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    this.waiting = caught.enter;
  }

  get options() {
    return [...this.querySelectorAll('[role=option]')];
  }

  choose(index) {
    const options = this.options;
    this.index = Math.min(Math.max(index, 0), options.length - 1);
    options.forEach((option, i) => {
      option.id = `palette-option-${i}`;
      option.setAttribute('aria-selected', String(i === this.index));
    });
    const chosen = options[this.index];
    if (chosen) {
      this.input?.setAttribute('aria-activedescendant', chosen.id);
      chosen.scrollIntoView({ block: 'nearest' });
    } else {
      this.input?.removeAttribute('aria-activedescendant');
    }
  }

  onKey(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 };
    if (event.key in steps) {
      event.preventDefault();
      this.choose(this.index + steps[event.key]);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      this.waiting = !this.isUpToDate();
      if (!this.waiting) this.open();
    }
  }

  // somebody who types fast and presses Enter means what they typed, not what is still listed
  onResults() {
    this.choose(0);
    if (this.waiting && this.isUpToDate()) this.open();
  }

  isUpToDate() {
    return this.input.value.trim() === this.getAttribute('query');
  }

  open() {
    this.waiting = false;
    this.options[this.index]?.click();
  }
}

if (!customElements.get('tenantry-palette-list')) customElements.define('tenantry-palette-list', PaletteList);
