// Clerk's own components, where its second script is there too.
import { clerk, ClerkUI } from './clerk.js';

const FULL_WIDTH = { width: '100%', maxWidth: '100%' };

const PROPERTIES = {
  SignIn: (place) => ({
    routing: 'hash',
    forceRedirectUrl: place.dataset.wayBack,
    // As wide as the form above, and the page itself leads to a new account.
    appearance: { elements: { rootBox: FULL_WIDTH, cardBox: FULL_WIDTH, footerAction: { display: 'none' } } },
  }),
  OrganizationSwitcher: () => ({
    afterSelectOrganizationUrl: location.href,
    afterSelectPersonalUrl: location.href,
  }),
};

const mount = (client, place) => {
  const name = place.dataset.component;
  if (client.user ? name === 'SignIn' : name !== 'SignIn') {
    return;
  }
  place.hidden = false;
  place.closest('[data-component-within]')?.removeAttribute('hidden');
  document.querySelectorAll(`[data-component-replaces=${name}]`).forEach((plain) => plain.hidden = true);
  client[`mount${name}`](place, PROPERTIES[name]?.(place) ?? {});
};

clerk.then((client) => {
  const state = document.querySelector('#clerk-state');
  if (state) {
    state.textContent = ClerkUI ? 'It is ready, with its components.' : 'It is ready, without its components.';
  }
  if (ClerkUI) {
    document.querySelectorAll('[data-component]').forEach((place) => mount(client, place));
  }
}, () => {});
