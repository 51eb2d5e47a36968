// What the studio has to tell that belongs to no place of the page: a failure with its remedy, what happened
// outside, a deletion that can be taken back. Each stays until it is dismissed, answered, or, where nothing
// has to be done, some seconds have passed.

/** Milliseconds that a notice stays which asks for nothing. */
const PASSING = 6000;

export interface Notice {
  readonly text: string;
  readonly tone: 'info' | 'warning' | 'error';
  /** One thing to do about it. */
  readonly action?: { readonly label: string; run(): void };
  /** A later notice of the same topic takes this one's place. */
  readonly topic?: string;
}

/** The notices on show, oldest first. */
export class Notices {
  list = $state.raw<readonly Notice[]>([]);

  tell(notice: Notice): void {
    this.list = [...this.list.filter(({ topic }) => topic === undefined || topic !== notice.topic), notice];
    if (notice.tone === 'info' && !notice.action) setTimeout(() => this.dismiss(notice), PASSING);
  }

  dismiss(notice: Notice): void {
    this.list = this.list.filter((each) => each !== notice);
  }

  /** Takes back what was told of a topic. */
  settle(topic: string): void {
    this.list = this.list.filter((each) => each.topic !== topic);
  }
}
