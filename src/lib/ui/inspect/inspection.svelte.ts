// What the inspector's page shows: the connections to applications and the actors they tell of. Connections are
// the window that opened the page or holds it in a frame, by either protocol, and WebSockets that the user names.
// Messages can come by the thousand; the page takes them in at once and shows them once a frame.

import { Sessions, type Session } from './sessions.ts';
import { readMessage, readText, type Message } from './protocol.ts';

/** A WebSocket as the page lists it. */
export interface SocketLink {
  readonly address: string;
  readonly state: 'connecting' | 'open' | 'closed';
}

const PEER = 'window';

export class Inspection {
  readonly #sessions = new Sessions();
  readonly #sockets: { readonly address: string; socket: WebSocket; state: SocketLink['state'] }[] = [];
  #waiting = false;
  #opened = 0;

  sessions = $state.raw<readonly Session[]>([]);
  sockets = $state.raw<readonly SocketLink[]>([]);
  /** Whether another window could send something. */
  peer = $state.raw(false);
  chosen = $state.raw<string | null>(null);
  /** Index of the log entry that is looked at; null follows the actor. */
  at = $state.raw<number | null>(null);

  /** The chosen actor, else the first one that can be drawn. */
  readonly session: Session | null = $derived(
    this.sessions.find(({ key }) => key === this.chosen) ??
      this.sessions.find(({ chart, ended }) => chart.ok && !ended) ??
      this.sessions[this.sessions.length - 1] ??
      null,
  );

  /** Listens to the window that opened the page, or that holds it; returns how to stop. */
  listen(page: Window): () => void {
    const peer = (page.self === page.top ? page.opener : page.parent) as Window | null;
    if (!peer) return () => undefined;
    this.peer = true;
    let heard = false;
    const take = (event: MessageEvent): void => {
      if (event.source !== peer) return;
      const message = readMessage(event.data);
      if (!message) return;
      heard = true;
      this.#take(PEER, message);
    };
    const greet = (): void => {
      if (heard) return;
      // Their origin is not known before they speak, and nothing is said but that somebody listens.
      peer.postMessage({ type: 'xstate.inspecting' }, '*');
      peer.postMessage({ type: '@statelyai.connected' }, '*');
    };
    page.addEventListener('message', take);
    greet();
    // An application that holds this page in a frame can hear it only once the frame has loaded.
    const timers = [100, 500, 2000].map((wait) => page.setTimeout(greet, wait));
    return () => {
      page.removeEventListener('message', take);
      for (const timer of timers) page.clearTimeout(timer);
    };
  }

  /** Connects to a relay. `greet`: as @xstate/inspect (v4) wants it. Throws where the address is none. */
  connect(address: string, greet: boolean): void {
    const socket = new WebSocket(address);
    const link = { address, socket, state: 'connecting' as SocketLink['state'] };
    const key = `socket ${++this.#opened}`;
    const now = (state: SocketLink['state']): void => {
      link.state = state;
      this.#show();
    };
    socket.addEventListener('open', () => {
      if (greet) socket.send(JSON.stringify({ type: 'xstate.inspecting' }));
      now('open');
    });
    socket.addEventListener('message', ({ data }) => {
      const message = readText(data);
      if (message) this.#take(key, message);
    });
    socket.addEventListener('close', () => {
      this.#sessions.end(key);
      now('closed');
    });
    this.#sockets.push(link);
    this.#show();
  }

  /** Ends a connection and takes it off the list. */
  disconnect(index: number): void {
    const [link] = this.#sockets.splice(index, 1);
    link?.socket.close();
    this.#show();
  }

  choose(key: string): void {
    this.chosen = key;
    this.at = null;
  }

  /** Forgets all actors. */
  clear(): void {
    this.#sessions.clear();
    this.chosen = null;
    this.at = null;
    this.#show();
  }

  stop(): void {
    for (const { socket } of this.#sockets) socket.close();
  }

  #take(link: string, message: Message): void {
    if (!this.#sessions.take(link, message) || this.#waiting) return;
    this.#waiting = true;
    // A window in the background paints no frames, and yet should keep up.
    setTimeout(() => {
      this.#waiting = false;
      this.#show();
    }, 16);
  }

  #show(): void {
    this.sessions = this.#sessions.all.map((session) => ({ ...session, log: [...session.log] }));
    this.sockets = this.#sockets.map(({ address, state }) => ({ address, state }));
  }
}
