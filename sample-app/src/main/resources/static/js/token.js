// Calls the API with the token of the session instead of its cookie.
import { clerk } from './clerk.js';
import { show } from './attempt.js';

const form = document.querySelector('#token');

form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const client = await clerk;
  const token = await client.session?.getToken();
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  await show(form, fetch(form.dataset.token, { headers, credentials: 'omit' }));
});

clerk.then(() => form && (form.hidden = false), () => {});
