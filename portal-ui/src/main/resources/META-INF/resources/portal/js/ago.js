// Moments as people say them, kept fresh every 20 s by one timer for the whole page.
const UNITS = [
  ['year', 31536000],
  ['month', 2592000],
  ['day', 86400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];
const shown = new Set();
// The exact moment is put into words when nothing else is to do: on a page of moments that takes longest.
const untold = new Set();
const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));
function tellLater(ago) {
  if (untold.size === 0) {
    whenIdle(() => {
      untold.forEach((one) => one.tell());
      untold.clear();
    });
  }
  untold.add(ago);
}
const language = () => document.documentElement.lang || 'en';
let formats = {};

// Made once: making one takes longer than formatting a page of moments.
function formatsOf(language) {
  if (formats.language !== language) {
    formats = {
      language,
      ago: new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' }),
      moment: new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' }),
    };
  }
  return formats;
}

function relative(moment) {
  const seconds = Math.round((moment.getTime() - Date.now()) / 1000);
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS.at(-1);
  return formatsOf(language()).ago.format(Math.trunc(seconds / size), unit);
}

function exact(moment) {
  return formatsOf(language()).moment.format(moment);
}

class Ago extends HTMLElement {
  static observedAttributes = ['datetime', 'exact'];

  connectedCallback() {
    shown.add(this);
    this.show();
    tellLater(this);
  }

  disconnectedCallback() {
    shown.delete(this);
  }

  // before it is connected it is not shown, even where it stands in the page already
  attributeChangedCallback() {
    if (shown.has(this)) {
      this.show();
      tellLater(this);
    }
  }

  show() {
    const moment = new Date(this.getAttribute('datetime'));
    if (Number.isNaN(moment.getTime())) return;
    this.textContent = this.hasAttribute('exact') ? exact(moment) : relative(moment);
  }

  tell() {
    const moment = new Date(this.getAttribute('datetime'));
    if (!Number.isNaN(moment.getTime())) this.title = exact(moment);
  }
}

if (!customElements.get('tenantry-ago')) {
  customElements.define('tenantry-ago', Ago);
  setInterval(() => shown.forEach((ago) => ago.show()), 20000);
}
