// Where a log stands: at its end while that is wanted, at the marked line, or where the reader left it.
class Log extends HTMLElement {
  connectedCallback() {
    this.watching = new MutationObserver(() => this.move());
    this.watching.observe(this, { childList: true, subtree: true, attributes: true, attributeFilter: ['at'] });
    this.move();
    // what stands above comes with the same answer, and would push a marked line out of sight
    requestAnimationFrame(() => this.move());
    const line = /^#L(\d{1,12})$/.exec(window.location.hash);
    // the server listens only after this round trip
    if (line) setTimeout(() => this.dispatchEvent(new CustomEvent('line-wanted', { detail: line[1] })), 0);
  }

  disconnectedCallback() {
    this.watching?.disconnect();
  }

  move() {
    const lines = this.firstElementChild;
    if (!lines) return;
    const at = this.getAttribute('at');
    if (at === 'end') lines.scrollTop = lines.scrollHeight;
    if (at === 'marked') this.querySelector('[aria-current]')?.scrollIntoView({ block: 'center' });
  }
}

if (!customElements.get('tenantry-log')) {
  customElements.define('tenantry-log', Log);
}
