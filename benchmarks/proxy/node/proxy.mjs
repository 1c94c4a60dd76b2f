// The reference library's proxy behind Node's own HTTP server.
import http from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { clerkFrontendApiProxy } from '@clerk/backend/proxy';

const [port, upstream] = process.argv.slice(2);
const options = {
  proxyPath: '/__clerk',
  fapiUrl: upstream,
  publishableKey: process.env.CLERK_PUBLISHABLE_KEY,
  secretKey: process.env.CLERK_SECRET_KEY,
};

http.createServer(async (req, res) => {
  const headers = new Headers();
  for (let i = 0; i < req.rawHeaders.length; i += 2) headers.append(req.rawHeaders[i], req.rawHeaders[i + 1]);
  const body = req.method === 'GET' || req.method === 'HEAD' ? undefined : Readable.toWeb(req);
  const url = `http://${req.headers.host}${req.url}`;
  const answer = await clerkFrontendApiProxy(new Request(url, { method: req.method, headers, body, duplex: 'half' }), options);
  res.writeHead(answer.status, [...answer.headers].flat());
  if (answer.body) await pipeline(Readable.fromWeb(answer.body), res).catch(() => res.destroy());
  else res.end();
}).listen(Number(port), '127.0.0.1');
