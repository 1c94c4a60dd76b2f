// Takes bodies of any size, and never answers what is sent to /hang.
import http from 'node:http';

let hanging = 0;
http.createServer({ requestTimeout: 0 }, (req, res) => {
  if (req.url.startsWith('/hanging')) return void res.end(String(hanging));
  if (req.url.startsWith('/hang')) {
    hanging++;
    res.on('close', () => hanging--);
    return;
  }
  let octets = 0;
  req.on('data', (data) => { octets += data.length; });
  req.on('end', () => res.end(String(octets)));
}).listen(Number(process.argv[2]), '127.0.0.1');
