// The engine's thread in a browser: a module worker around serve.ts.

import { unwrap } from '../game/problem.ts';
import { findStrategy } from '../library/registry.ts';
import { server, transferable, type Call } from './serve.ts';

const serve = server((name) => unwrap(findStrategy(name)));

addEventListener('message', (event: MessageEvent<Call>) => {
  const reply = serve(event.data);
  postMessage(reply, { transfer: transferable(reply) });
});
