// Signing out in all tabs at once.
import { clerk, sendPlainly, within } from './clerk.js';

document.querySelectorAll('form[action$="/sign-out"]').forEach((form) => form.addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    const client = await within(clerk);
    await within(client.signOut({ redirectUrl: form.elements.redirect_url?.value ?? '/' }));
  } catch {
    sendPlainly(form);
  }
}));
