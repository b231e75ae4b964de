// A button that copies a text. Its own state changes for two seconds; a live region says the same to screen readers.
class Copy extends HTMLElement {
  connectedCallback() {
    if (this.firstChild) return;
    this.button = document.createElement('button');
    this.button.type = 'button';
    this.button.className = 'copy';
    this.button.setAttribute('aria-label', this.getAttribute('label'));
    this.button.title = this.getAttribute('label');
    this.button.innerHTML = '<span class="icon icon--copy" aria-hidden="true"></span>';
    this.said = document.createElement('span');
    this.said.className = 'visually-hidden';
    this.said.setAttribute('role', 'status');
    this.append(this.button, this.said);
    this.button.addEventListener('click', (event) => this.copy(event));
  }

  async copy(event) {
    event.stopPropagation();
    await navigator.clipboard.writeText(this.getAttribute('text'));
    this.toggle(true);
    setTimeout(() => this.toggle(false), 2000);
  }

  toggle(done) {
    const icon = this.button.firstElementChild;
    icon.classList.toggle('icon--copy', !done);
    icon.classList.toggle('icon--check', done);
    this.said.textContent = done ? this.getAttribute('done') : '';
  }
}

if (!customElements.get('tenantry-copy')) customElements.define('tenantry-copy', Copy);
