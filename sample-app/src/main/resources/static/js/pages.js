// What Clerk's script improves.
import './sign-in.js';
import './sign-out.js';
import './organizations.js';
import './token.js';
import './components.js';
import './stale.js';
import './reverify.js';
