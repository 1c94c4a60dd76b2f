// Clerk's browser client. Whoever waits for it gets an error when it does not come in time.
const PATIENCE = 5_000;

export const within = (promise) =>
  Promise.race([promise, new Promise((_, fail) =>
    setTimeout(fail, PATIENCE, new Error('Clerk takes too long')))]);

// The colours of the style sheet, light and dark.
const appearance = {
  variables: {
    colorPrimary: 'var(--harbor-accent)',
    colorPrimaryForeground: 'var(--harbor-accent-ink)',
    colorBackground: 'var(--harbor-sheet)',
    colorForeground: 'var(--harbor-ink)',
    colorMutedForeground: 'var(--harbor-soft)',
    colorInput: 'var(--harbor-sheet)',
    colorInputForeground: 'var(--harbor-ink)',
    colorNeutral: 'var(--harbor-ink)',
    fontFamily: 'inherit',
  },
  elements: {
    avatarBox: { background: 'var(--harbor-code)' },
    // A narrow window would have it at its very edge.
    organizationSwitcherPopoverCard: { '@media (max-width: 30rem)': { marginLeft: '-1rem' } },
  },
};

// The second script, when it is there.
export const ClerkUI = window.__internal_ClerkUICtor;

const load = async () => {
  const clerk = window.Clerk;
  const script = document.querySelector('[data-clerk-js-script]');
  await clerk.load({
    // That of a satellite is its primary's.
    signInUrl: script.dataset.signInUrl,
    isSatellite: script.dataset.satellite === 'true',
    signUpUrl: '/sign-up',
    afterSignOutUrl: '/',
    telemetry: false,
    appearance,
    nonce: script.nonce,
    ...(ClerkUI && { ui: { ClerkUI } }),
  });
  return clerk;
};

export const clerk = load();

// Whoever needs it says so; nobody has to.
clerk.catch((problem) => console.warn('Clerk is not there: links and forms go to the server.', problem));

// As without a script. A button's id may hide the form's own method.
export const sendPlainly = (form) => HTMLFormElement.prototype.submit.call(form);
