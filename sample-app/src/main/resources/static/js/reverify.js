// Asks for the password where something is refused for want of it, and goes on.
import { clerk, within } from './clerk.js';

const form = document.querySelector('#reverify');
const signInAgain = document.querySelector('#sign-in-again');

// Where a button was refused it is pressed again; else the page itself shows less than it could.
const attempt = form?.closest('section').querySelector('form[data-attempt]');
const goOn = () => attempt ? attempt.requestSubmit() : location.reload();

const isRefusal = (text) => {
  try {
    return JSON.parse(text).clerk_error?.reason === 'reverification-error';
  } catch {
    return false;
  }
};

const reason = ({ errors }) =>
  errors?.[0]?.longMessage ?? errors?.[0]?.message ?? 'Clerk gives no answer. Please sign in again.';

const ask = (wanted) => {
  form.hidden = !wanted;
  signInAgain.hidden = wanted;
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
    ask(false);
    goOn();
  } catch (problem) {
    error.textContent = reason(problem);
    error.hidden = false;
    signInAgain.hidden = false;
    form.elements.password.focus();
  }
  form.reset();
});

if (form) {
  clerk.then(({ session }) => {
    if (!session) {
      return;
    }
    if (!attempt) {
      return ask(true);
    }
    attempt.addEventListener('answered', ({ detail }) => {
      ask(isRefusal(detail));
      if (!form.hidden) {
        form.elements.password.focus();
      }
    });
  }, () => {});
}
