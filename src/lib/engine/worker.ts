// The engine's thread in a browser: a module worker around serve.ts.

import { allStrategies } from '../library/registry.ts';
import { finder } from './names.ts';
import { server, transferable, type Call } from './serve.ts';

const serve = server(finder(allStrategies()));

addEventListener('message', (event: MessageEvent<Call>) => {
  const reply = serve(event.data);
  postMessage(reply, { transfer: transferable(reply) });
});
