// Keeps the focus where somebody works while the page around it changes. If a row or the acts of the page are renewed, it goes
// to the same control of what took their place; if whatever had it is gone, to the beginning of the page's content: never back
// to the top of everything, and never to another act than the one it was on.
const CONTROLS = 'a[href], button, input, select, textarea, [tabindex]';
const RENEWED = '[data-key], .page-header__acts';

const content = () => document.querySelector('main#content');
const renewed = () => [...(content()?.querySelectorAll(RENEWED) ?? [])];
const nameOf = (control) => control.getAttribute('href') ?? control.getAttribute('aria-label') ?? control.textContent.trim();

let last;

function remember(target) {
  if (!(target instanceof Element)) return;
  const control = content()?.contains(target) ? target.closest(CONTROLS) : null;
  if (control && control !== content()) {
    const place = control.closest(RENEWED);
    last = { control, name: nameOf(control), key: place?.dataset.key, at: renewed().indexOf(place), page: location.pathname };
  } else if (!target.closest('vaadin-dialog')) {
    last = undefined;
  }
}

// nobody else took the focus: it fell off what was taken away, or what had it was moved
function restore() {
  const nobody = !document.activeElement || document.activeElement === document.body;
  if (!last || !nobody || !document.hasFocus()) return;
  const { control } = last;
  const next = control.isConnected ? control : (successor(last) ?? content());
  if (!control.isConnected) last = undefined;
  next?.focus({ preventScroll: true });
}

// on another page nothing takes its place: what stands there first may be "cancel"
function successor({ name, key, at, page }) {
  if (at < 0 || page !== location.pathname) return undefined;
  const places = renewed();
  const place = places.find((one) => key !== undefined && one.dataset.key === key) ?? places[Math.min(at, places.length - 1)];
  const controls = [...(place?.querySelectorAll(CONTROLS) ?? [])].filter((one) => one.tabIndex >= 0);
  return controls.find((one) => nameOf(one) === name) ?? (place?.dataset.key ? controls[0] : undefined);
}

if (!window.tenantryFocus) {
  window.tenantryFocus = true;
  document.addEventListener('focusin', (event) => remember(event.target));
  document.addEventListener('pointerdown', () => (last = undefined), true);
  document.addEventListener('focusout', () => setTimeout(restore));
  new MutationObserver(restore).observe(document.body, { childList: true, subtree: true });
}
