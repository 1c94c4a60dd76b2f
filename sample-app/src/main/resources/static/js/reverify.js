// Asks for the password where an attempt is refused for want of it, and attempts again.
import { clerk, within } from './clerk.js';

const form = document.querySelector('#reverify');
const attempt = document.querySelector('form[data-attempt][action$="/api/vault"]');

const isRefusal = (text) => {
  try {
    return JSON.parse(text).clerk_error?.reason === 'reverification-error';
  } catch {
    return false;
  }
};

const verify = async (password) => {
  const { session } = await within(clerk);
  await within(session.startVerification({ level: 'first_factor' }));
  await within(session.attemptFirstFactorVerification({ strategy: 'password', password }));
  await within(session.getToken({ skipCache: true }));
};

form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const error = form.querySelector('[role=alert]');
  error.hidden = true;
  try {
    await verify(form.elements.password.value);
    form.hidden = true;
    attempt.requestSubmit();
  } catch (problem) {
    error.textContent = problem.errors?.[0]?.longMessage ?? problem.errors?.[0]?.message ?? 'Clerk gives no answer. Please sign in again.';
    error.hidden = false;
  }
  form.reset();
});

if (form && attempt) {
  clerk.then(({ session }) => attempt.addEventListener('answered', ({ detail }) => {
    form.hidden = !session || !isRefusal(detail);
    if (!form.hidden) {
      form.elements.password.focus();
    }
  }), () => {});
}
