// The form of the sign-in page, without leaving it. Where Clerk gives no answer the form is sent as it is, if there is
// a page that takes it.
import { clerk, ClerkUI, sendPlainly, within } from './clerk.js';

const form = document.querySelector('#sign-in-form');
const submit = form?.querySelector('#submit');
const error = form?.querySelector('#error');

const INSTEAD = ClerkUI ? ' Use Clerk’s own form below.' : '';
const NEXT_STEPS = {
  needs_second_factor: `This account asks for a second factor, which this form does not know.${INSTEAD}`,
  needs_new_password: `This account needs a new password.${INSTEAD}`,
  other: `This account needs another step, which this form does not know.${INSTEAD}`,
};

const say = (message) => {
  error.textContent = message;
  error.hidden = false;
  error.focus();
};

const signIn = async () => {
  const client = await within(clerk);
  const attempt = await within(client.client.signIn.create({
    strategy: 'password',
    identifier: form.elements.identifier.value,
    password: form.elements.password.value,
  }));
  if (attempt.status !== 'complete') {
    return say(NEXT_STEPS[attempt.status] ?? NEXT_STEPS.other);
  }
  // The session is there: the server finds it, even if this page gives up waiting.
  await within(client.setActive({ session: attempt.createdSessionId })).catch((problem) => {
    if (problem.errors?.length) {
      throw problem;
    }
  });
  location.assign(form.dataset.wayBack);
};

form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  submit.disabled = true;
  error.hidden = true;
  try {
    await signIn();
  } catch (problem) {
    // Clerk's own answers have errors; anything else is no answer.
    if (problem.errors?.length) {
      say(problem.errors[0].longMessage ?? problem.errors[0].message);
    } else if (form.hasAttribute('action')) {
      sendPlainly(form);
    } else {
      say('Clerk gives no answer. Please try again in a moment.');
    }
  } finally {
    submit.disabled = false;
  }
});

const users = document.querySelectorAll('[data-demo-user]');

users.forEach((user) => user.addEventListener('submit', (event) => {
  event.preventDefault();
  form.elements.identifier.value = user.elements.identifier.value;
  form.elements.password.value = user.elements.password.value;
  form.requestSubmit(submit);
}));

// Somebody may be signed in whose cookie the server did not take: it is fresh again by now.
// Tried once, as the server may have a reason.
const TRIED = 'harbor.went-back';

if (form) {
  submit.disabled = false;
  clerk.then(({ session }) => {
    const before = sessionStorage.getItem(TRIED);
    if (!session) {
      sessionStorage.removeItem(TRIED);
    } else if (before !== session.id) {
      sessionStorage.setItem(TRIED, session.id);
      location.replace(form.dataset.wayBack);
    } else {
      say('You are signed in, but this application does not accept your session.');
    }
  }, () => {});
} else {
  sessionStorage.removeItem(TRIED);
}
