// Shows what the API answers beside the button that asked.
const REASONS = { 200: 'OK', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 503: 'Service Unavailable' };

export const show = async (form, request) => {
  const output = form.querySelector('output');
  let text = 'No answer: is the application running?';
  try {
    const response = await request;
    const body = await response.text();
    text = `${response.status} ${REASONS[response.status] ?? ''}\n${pretty(body)}`;
    output.className = response.ok ? 'good' : 'bad';
    form.dispatchEvent(new CustomEvent('answered', { detail: body }));
  } catch {
    output.className = 'bad';
  }
  output.textContent = text;
  output.hidden = false;
  output.tabIndex = 0;
};

const pretty = (text) => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2).slice(0, 4_000);
  } catch {
    return text.slice(0, 1_000);
  }
};

document.querySelectorAll('form[data-attempt]').forEach((form) => form.addEventListener('submit', (event) => {
  event.preventDefault();
  show(form, fetch(form.action, { method: form.method, headers: { Accept: 'application/json' } }));
}));
