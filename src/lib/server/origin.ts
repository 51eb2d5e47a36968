// Who may talk to the server. It listens on this machine, but a page of any site can send requests to
// 127.0.0.1 from the visitor's browser, and a hostile name server can make its own name mean 127.0.0.1.
// So a request must name a loopback host, and one that changes something must come from the studio itself.

/** Why a request is refused, or null when it is welcome. `allowedHost` is a host the user chose to serve on. */
export function refusal(request: Request, allowedHost: string | undefined): string | null {
  const host = request.headers.get('host') ?? '';
  const name = hostName(host);
  if (!isLoopback(name) && name !== allowedHost) {
    return `The studio answers on this machine only; the request names the host "${host.slice(0, 100)}".`;
  }
  if (request.method === 'GET' || request.method === 'HEAD') return null;
  const origin = request.headers.get('origin');
  if (origin !== null && origin !== `http://${host}` && origin !== `https://${host}`) {
    return `A page of another site (${origin.slice(0, 100)}) may not change anything here.`;
  }
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') {
    return 'A page of another site may not change anything here.';
  }
  return null;
}

function hostName(host: string): string {
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
}

function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}
