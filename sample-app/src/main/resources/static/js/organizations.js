// Switches the organization without an address that names it.
import { clerk } from './clerk.js';

const memberships = document.querySelector('#memberships');

const choice = (client, name, organization) => {
  const button = document.createElement('button');
  button.className = 'quiet small';
  button.textContent = name;
  if (organization === (client.organization?.id ?? null)) {
    button.disabled = true;
    button.ariaCurrent = 'true';
  }
  button.addEventListener('click', async () => {
    await client.setActive({ organization });
    location.reload();
  });
  return button;
};

if (memberships) {
  clerk.then((client) => {
    if (client.user?.organizationMemberships.length) {
      const choices = client.user.organizationMemberships.map(({ organization }) =>
        choice(client, organization.name, organization.id));
      memberships.querySelector('div').append(...choices, choice(client, 'Personal account', null));
      memberships.hidden = false;
    }
  }, () => {});
}
