// Improves pages that work without it, once Clerk's browser client is there.
const clerk = window.Clerk;

if (clerk) {
  const loaded = clerk.load({ telemetry: false, signInUrl: '/sign-in' });
  const signIn = document.querySelector('#sign-in-form');
  const signOut = document.querySelector('#sign-out')?.form;

  // As without a script. A button's id may hide the form's own method.
  const submit = (form) => HTMLFormElement.prototype.submit.call(form);

  // Only back to this application, and not to this page: the address comes from the query.
  const wayBack = () => {
    const wanted = new URLSearchParams(location.search).get('redirect_url') ?? '';
    const address = wanted && URL.canParse(wanted, location.origin) ? new URL(wanted, location.origin) : null;
    if (address?.origin !== location.origin) {
      return '/dashboard';
    }
    return address.pathname === location.pathname ? '/' : address.href;
  };

  signIn?.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      await loaded;
    } catch {
      submit(signIn);
      return;
    }
    const error = signIn.querySelector('#error');
    try {
      const attempt = await clerk.client.signIn.create({
        strategy: 'password',
        identifier: signIn.elements.identifier.value,
        password: signIn.elements.password.value,
      });
      if (attempt.status !== 'complete') {
        throw new Error('This account needs another step, which this form does not know.');
      }
      await clerk.setActive({ session: attempt.createdSessionId });
      location.assign(wayBack());
    } catch (problem) {
      error.textContent = problem.errors?.[0]?.message ?? problem.message;
      error.hidden = false;
    }
  });

  signOut?.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      await loaded;
    } catch {
      submit(signOut);
      return;
    }
    await clerk.signOut({ redirectUrl: '/' });
  });

  // Somebody may be signed in whose cookie the server did not take: it is fresh again by now.
  loaded.then(
    () => signIn && clerk.session && location.replace(wayBack()),
    (problem) => console.warn('The browser client is not there: forms are sent to the server.', problem),
  );
}
