// How an application is pointed at the inspector, as code to copy. Everything runs without the internet.

export interface GuideStep {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly code: string;
}

/** The ways to connect, for an inspector at this address. */
export function guide(address: string): readonly GuideStep[] {
  return [
    {
      id: 'v5',
      title: 'XState 5, in a browser',
      text: 'npm install @statelyai/inspect. The inspector opens in a window of its own; with iframe, in a frame of your page.',
      code: `import { createActor } from 'xstate';
import { createBrowserInspector } from '@statelyai/inspect';

const { inspect } = createBrowserInspector({ url: '${address}' });
const actor = createActor(machine, { inspect });
actor.start();`,
    },
    {
      id: 'v4',
      title: 'XState 4, in a browser',
      text: 'npm install @xstate/inspect. Set iframe to false for a window of its own, or give it a frame of your page.',
      code: `import { interpret } from 'xstate';
import { inspect } from '@xstate/inspect';

inspect({ url: '${address}', iframe: false });
const service = interpret(machine, { devTools: true });
service.start();`,
    },
    {
      id: 'node5',
      title: 'XState 5, outside a browser',
      text: 'A relay passes messages on. Run it, start your program, and connect above to ws://localhost:8080.',
      code: `// relay.mjs: node relay.mjs
import { createInspectorServer } from '@statelyai/inspect/server';
createInspectorServer({ port: 8080, autoOpen: false });

// your program
import { createWebSocketInspector } from '@statelyai/inspect';
const { inspect } = createWebSocketInspector({ url: 'ws://localhost:8080' });
createActor(machine, { inspect }).start();`,
    },
    {
      id: 'node4',
      title: 'XState 4, outside a browser',
      text: 'The program is the server itself (npm install ws). Connect above to ws://localhost:8888.',
      code: `import { WebSocketServer } from 'ws';
import { inspect } from '@xstate/inspect/lib/server';

inspect({ server: new WebSocketServer({ port: 8888 }) });
interpret(machine, { devTools: true }).start();`,
    },
  ];
}
