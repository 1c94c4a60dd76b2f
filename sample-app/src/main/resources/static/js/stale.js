// A page shows whom the server saw when it made it. When another tab has changed that, by signing out for instance,
// the page is made again as soon as somebody looks at it.
import { clerk } from './clerk.js';

// Tried once for each change, as the server may have a reason to see somebody else.
const TRIED = 'harbor.made-again-for';

const madeFor = [document.body.dataset.session ?? '', document.body.dataset.organization ?? ''].join();

const now = ({ session, organization }) =>
  (session?.status === 'active' ? [session.id, organization?.id ?? ''] : ['', '']).join();

const compare = (client) => {
  const caller = now(client);
  if (client.session === undefined) {
    return;
  }
  if (caller === madeFor) {
    sessionStorage.removeItem(TRIED);
  } else if (sessionStorage.getItem(TRIED) !== caller) {
    sessionStorage.setItem(TRIED, caller);
    location.reload();
  }
};

// The sign-in page leads on by itself.
if (!document.querySelector('#sign-in-form')) {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      clerk.then(compare, () => {});
    }
  });
}
