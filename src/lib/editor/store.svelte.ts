// The studio's state for components: the open machine with its history, what is selected, what the hand is
// doing, and all that follows from the machine. Thin: what happens is decided in the plain modules, this class
// holds the values as runes and carries out effects. Documents are immutable, so `$state.raw` throughout;
// values that depend on the machine alone are not worked out again when a state moves.

import { untrack } from 'svelte';
import type { Problem } from '../game/problem.ts';
import type { Direction, Figure, Point } from '../layout/figure.ts';
import { quickPlace } from '../layout/quick.ts';
import type { MachineDocument } from '../machine/document.ts';
import type { Draft, Mealy } from '../machine/mealy.ts';
import { reachDraft } from '../machine/reach.ts';
import { validate } from '../machine/validate.ts';
import { emptyDocument } from './about.ts';
import { describeSelection } from './announce.ts';
import { applyLayout, directionFor, moveStates, placesForNew, unplaced } from './arrange.ts';
import { copyText, pasteText } from './clipboard.ts';
import type { CommandArgs } from './command.ts';
import { commandFor, runCommand } from './commands.ts';
import type {
  Announcement,
  Conflict,
  Directing,
  EditorContext,
  Panel,
  PerformOptions,
  ReplayControls,
  Resolution,
  SaveResult,
  Services,
  Size,
  View,
  Viewport,
} from './context.ts';
import { typeCandidate } from './choosing.ts';
import { apply, between, isEmpty, sameDocument, touched, type Edit } from './edit.ts';
import { FigureKeeper } from './figures.ts';
import * as history from './history.ts';
import type { Steps } from './kept-history.ts';
import { focusOf, type FocusTarget, type KeyPress } from './keys.ts';
import { advance, atRest, isReplaying, type Effect, type Gesture, type ModeEvent } from './modes.ts';
import { findRoute, type Route } from './route.ts';
import { mealyOf, minimisationOf, type Minimisation } from './reduce.ts';
import { existing, join, NOTHING, selectionOf, type Selection } from './selection.ts';
import { deleteSelection, idAfter, renameState } from './states.ts';
import { connect, connectToNew, retarget, retargetToNew } from './transitions.ts';

export class EditorStore implements EditorContext {
  readonly services: Services;
  #workNow = $state.raw(history.open(emptyDocument()));
  #modesNow = $state.raw(atRest());
  #machine = $state.raw(this.#workNow.document.machine);
  #doing = $state.raw<Gesture['kind']>('idle');
  #replaying = $state.raw(false);
  #selection = $state.raw<Selection>(NOTHING);
  #saved = $state.raw<MachineDocument>(emptyDocument());
  /** Counts what changes the figure outside the runes: the keeper's new layouts and ended gestures. */
  #redraws = $state.raw(0);
  readonly #keeper: FigureKeeper;
  /** Counts the layouts asked for. */
  #layouts = 0;
  /** What the canvas shows instead of the document while an edit is tried. */
  #tried = $state.raw<MachineDocument | null>(null);

  /** Revision of the file the edits began from; `null` while there is no file. */
  revision = $state.raw<string | null>(null);
  viewport = $state.raw<Viewport>({ x: 0, y: 0, k: 1 });
  panel = $state.raw<Panel | null>(null);
  announcement = $state.raw<Announcement>({ text: '', turn: 0 });
  /** Why the last thing was refused; empty once something is done. */
  refusals = $state.raw<readonly Problem[]>([]);
  conflict = $state.raw<Conflict | null>(null);
  /** A history shown on the canvas, as on hovering over a state's shortest word. */
  route = $state.raw<Route | null>(null);
  directing = $state.raw<Directing>('auto');
  /** The room that the page has for the canvas, where that is known. */
  room: Size | null = null;
  layingOut = $state.raw(false);
  /** Whether arrows are being routed that the figure lacks until then. */
  routing = $state.raw(false);
  saving = $state.raw(false);
  view = $state.raw<View | null>(null);
  replay = $state.raw<ReplayControls | null>(null);

  /** The document with its history. */
  readonly work: history.Workspace = $derived(this.#work);
  readonly document: MachineDocument = $derived(this.#work.document);
  readonly gesture: Gesture = $derived(this.#modes.context.gesture);
  readonly problems: readonly Problem[] = $derived(validate(this.machine));
  /** Shortest word of opponent moves by state; states that no history reaches are missing. */
  readonly reach: ReadonlyMap<string, string> = $derived(reachDraft(this.machine));
  readonly unreachable: readonly string[] = $derived(
    this.reach.size === 0 ? [] : this.machine.states.map(({ id }) => id).filter((id) => !this.reach.has(id)),
  );
  /** The complete machine; `null` while something is missing. */
  readonly mealy: Mealy | null = $derived(mealyOf(this.machine));
  readonly minimisation: Minimisation | null = $derived(minimisationOf(this.machine));
  readonly figure: Figure = $derived.by(() => {
    void this.#redraws;
    const { machine, layout } = this.#tried ?? { machine: this.machine, layout: this.document.layout };
    // Until the layout of a machine without places is there, it stands as it will run.
    const places = Object.keys(layout).length > 0 ? layout : untrack(() => quickPlace(machine, this.#direction()));
    return this.#keeper.figure(machine, places);
  });
  readonly selection: Selection = $derived(existing(this.#selection, this.machine));
  readonly undoLabel: string | null = $derived(history.undoLabel(this.#work));
  readonly redoLabel: string | null = $derived(history.redoLabel(this.#work));
  /** Labels of all steps done, oldest first. */
  readonly steps: readonly string[] = $derived(this.#work.past.map(({ edit }) => edit.label));
  readonly dirty: boolean = $derived(!sameDocument(this.#saved, this.document));

  constructor(services: Services = {}) {
    this.services = services;
    this.#keeper = new FigureKeeper(services.arcs ?? null, (routing) => {
      this.routing = routing;
      if (routing) return;
      this.#redraws++;
      this.view?.refit();
    });
  }

  // A drag brings a new document and a new gesture every frame. What hundreds of states and arrows are drawn from
  // is kept beside them and set only when it changes, so that they don't even have to ask.

  /** The open machine, whatever the places of its states. */
  get machine(): Draft {
    return this.#machine;
  }

  /** The kind of the gesture, whatever its pointer does. */
  get doing(): Gesture['kind'] {
    return this.#doing;
  }

  get replaying(): boolean {
    return this.#replaying;
  }

  get #work(): history.Workspace {
    return this.#workNow;
  }

  set #work(work: history.Workspace) {
    this.#workNow = work;
    this.#machine = work.document.machine;
  }

  get #modes(): ReturnType<typeof atRest> {
    return this.#modesNow;
  }

  set #modes(modes: ReturnType<typeof atRest>) {
    this.#modesNow = modes;
    this.#doing = modes.context.gesture.kind;
    this.#replaying = isReplaying(modes);
  }

  /**
   * Opens a machine. `revision` is that of its file, `null` for a new one. With `draft` the machine that was
   * saved is `document`, and what is shown is the draft, with the steps that led to it where they were kept.
   * States without a place are laid out.
   */
  open(
    document: MachineDocument,
    revision: string | null = null,
    draft: { readonly document: MachineDocument; readonly steps?: Steps | null } | null = null,
  ): void {
    this.try(null);
    this.#keeper.clear();
    this.routing = this.layingOut = false;
    this.#layouts++;
    this.#work = history.open(draft?.document ?? document, draft?.steps ?? undefined);
    this.#modes = atRest();
    this.#selection = NOTHING;
    this.#saved = document;
    this.revision = revision;
    this.conflict = null;
    this.refusals = [];
    this.route = null;
    void this.#settle();
  }

  perform(edit: Edit, options: PerformOptions = {}): void {
    if (isEmpty(edit)) {
      if (options.select) this.select(options.select);
      return;
    }
    this.try(null);
    this.#work = history.perform(this.#work, edit, options.burst ?? null, this.#now());
    if (options.select) this.#selection = options.select;
    this.refusals = [];
    this.announce(options.say ?? `${edit.label}.`);
    void this.#settle();
  }

  /** Shows the figure as an edit would make it, without making it; `null` shows it as it is. */
  try(edit: Edit | null): void {
    if (edit && !this.#tried) this.#keeper.hold();
    if (!edit && this.#tried) this.#keeper.release();
    this.#tried = edit && apply(this.document, edit);
  }

  undo(): void {
    this.#travel(history.undo, 'Undone', this.undoLabel);
  }

  redo(): void {
    this.#travel(history.redo, 'Redone', this.redoLabel);
  }

  select(selection: Selection): void {
    this.#selection = selection;
    this.announce(describeSelection(this.machine, selection));
  }

  /** Tells the modes what the hand did, and carries out what follows. */
  send(event: ModeEvent): void {
    const { snapshot, effects } = advance(this.#modes, event);
    this.#modes = snapshot;
    for (const effect of effects) this.#carryOut(effect);
  }

  /** Runs a command where it is possible; says whether it was. */
  run(id: string, args: CommandArgs = {}): boolean {
    return runCommand(id, this, args);
  }

  /** Takes a key press: runs its command. Says whether it was taken, so that the page can leave it alone if not. */
  press(press: KeyPress, target: FocusTarget | null, apple: boolean): boolean {
    const focus = focusOf(target);
    const plain = !press.ctrlKey && !press.metaKey && !press.altKey;
    if (focus === 'canvas' && plain && typeCandidate(this, press.key)) return true;
    const command = commandFor(press, this, focus, apple);
    if (!command) return false;
    command.run(this, {});
    return true;
  }

  announce(text: string): void {
    this.announcement = { text, turn: this.announcement.turn + 1 };
  }

  refuse(problems: readonly Problem[]): void {
    this.refusals = problems;
    this.announce(problems.map(({ message }) => message).join(' '));
  }

  show(panel: Panel | null): void {
    this.panel = panel;
  }

  /** Shows the way of a history from the start over the canvas; `null` takes it away. */
  showWord(word: string | null): void {
    this.route = word === null ? null : findRoute(this.machine, word);
  }

  /** Has the figure drawn where that is done elsewhere, before anybody asks to see it. */
  prepare(): void {
    if (this.services.arcs) void this.figure;
  }

  /** Lays the machine out, as one step. */
  async layOut(): Promise<void> {
    await this.#layOut((positions) => this.perform(applyLayout(this.document, positions)));
  }

  async save(): Promise<void> {
    const { save } = this.services;
    if (!save || this.saving) return;
    const document = this.document;
    this.saving = true;
    try {
      this.#saveEnded(document, await save(document, this.revision));
    } finally {
      this.saving = false;
    }
  }

  /** Says that there are two versions, and asks which shall be. */
  clash(conflict: Conflict): void {
    this.conflict = conflict;
    this.show('conflict');
    this.announce(
      conflict.with === 'file'
        ? 'The file has changed since it was opened. Choose a version.'
        : 'Another tab has changed this machine. Choose a version.',
    );
  }

  /**
   * Ends a conflict: `mine` writes over the file or the other tab's draft, `theirs` takes the other version (one
   * undoable step), `copy` goes on with mine under another id.
   */
  async resolve(choice: Resolution): Promise<void> {
    const { conflict } = this;
    if (!conflict) return;
    this.conflict = null;
    this.panel = null;
    if (choice === 'copy') {
      const { id, name } = this.document;
      const copy = { ...this.document, id: `${id}-copy`, name: `${name} (copy)` };
      this.perform(between('Go on with a copy', this.document, copy));
      this.revision = null;
    }
    if (conflict.with === 'tab') await conflict.settle(choice);
    if (choice === 'theirs') {
      this.perform(between('Take the other version', this.document, conflict.theirs));
      if (conflict.with === 'file') this.markSaved(conflict.theirs, conflict.revision);
    } else if (conflict.with === 'file') {
      if (choice === 'mine') this.revision = conflict.revision;
      await this.save();
    }
  }

  /** Says that a document is what the file holds now. */
  markSaved(document: MachineDocument, revision: string): void {
    this.#saved = document;
    this.revision = revision;
  }

  async copy(): Promise<void> {
    const { size } = this.selection.states;
    if (size === 0) return;
    await this.services.writeClipboard?.(copyText(this.document, this.selection.states));
    this.announce(`Copied ${size} ${size === 1 ? 'state' : 'states'}.`);
  }

  async cut(): Promise<void> {
    const selected = selectionOf(this.selection.states);
    await this.copy();
    const edit = deleteSelection(this.document, selected);
    this.perform({ ...edit, label: edit.label.replace('Delete', 'Cut') });
  }

  async paste(text?: string, at?: Point): Promise<void> {
    const pasted = text ?? (await this.services.readClipboard?.());
    if (pasted === undefined) return;
    const made = pasteText(this.document, pasted, at ?? this.view?.centre() ?? { x: 0, y: 0 });
    if (!made.ok) this.refuse(made.problems);
    else this.perform(made.value.edit, { select: selectionOf(made.value.ids) });
  }

  #carryOut(effect: Effect): void {
    switch (effect.kind) {
      case 'begin':
        this.try(null);
        this.#keeper.hold();
        this.#work = history.begin(this.#work, effect.label);
        break;
      case 'move': {
        const base = this.#work.gesture?.base;
        if (!base) break;
        const edit = moveStates(base, effect.ids, effect.dx, effect.dy);
        this.#work = history.drag(this.#work, edit);
        break;
      }
      case 'commit':
        this.#work = history.commit(this.#work, this.#now());
        this.#keeper.release();
        this.#redraws++;
        break;
      case 'abandon':
        this.#work = history.cancel(this.#work);
        this.#keeper.release();
        this.#redraws++;
        break;
      case 'connect':
        this.#connected(effect);
        break;
      case 'retarget': {
        const { transitions, to, at } = effect;
        if (to !== null) this.perform(retarget(this.document, transitions, to));
        else {
          const { edit, ids } = retargetToNew(this.document, transitions, [at.x, at.y]);
          this.perform(edit, { select: selectionOf(ids) });
        }
        break;
      }
      case 'select-box': {
        const { box, add } = effect;
        const inside = this.figure.states.filter(
          ({ x, y }) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
        );
        const found = selectionOf(inside.map(({ id }) => id));
        this.select(add ? join(this.selection, found) : found);
        break;
      }
      case 'rename': {
        const renamed = renameState(this.document, effect.id, effect.name);
        if (!renamed.ok) this.refuse(renamed.problems);
        else this.perform(renamed.value, { select: selectionOf([idAfter(this.machine, effect.id, renamed.value)]) });
        break;
      }
    }
  }

  #connected({ from, input, to, at }: Extract<Effect, { kind: 'connect' }>): void {
    if (to !== null) {
      this.perform(connect(this.document, { from, input, to }), { select: selectionOf([], [`${from}:${input}`]) });
      return;
    }
    const { edit, ids } = connectToNew(this.document, { from, input }, [at.x, at.y]);
    this.perform(edit, { select: selectionOf(ids) });
  }

  #travel(go: (work: history.Workspace) => history.Workspace, verb: string, label: string | null): void {
    if (this.gesture.kind !== 'idle') {
      this.send({ type: 'cancel' });
      return;
    }
    if (label === null) return;
    const before = this.document;
    this.try(null);
    this.#work = go(this.#work);
    const changed = touched(between(label, before, this.document));
    if (changed.length > 0) this.#selection = selectionOf(changed);
    this.refusals = [];
    this.announce(`${verb}: ${label}.`);
    void this.#settle();
  }

  #saveEnded(document: MachineDocument, result: SaveResult): void {
    switch (result.kind) {
      case 'saved':
        this.markSaved(document, result.revision);
        this.announce(`Saved ${document.name}.`);
        break;
      case 'conflict':
        this.clash({ with: 'file', revision: result.revision, theirs: result.theirs });
        break;
      case 'refused':
        this.refuse(result.problems);
    }
  }

  /** Finds places for states that have none: all by the layout, a few beside those they are linked with. */
  async #settle(): Promise<void> {
    const { document } = this;
    const waiting = unplaced(document);
    if (waiting.length === 0) return;
    if (waiting.length < document.machine.states.length) {
      this.#adopt(placesForNew(document));
      return;
    }
    const cancelled = await this.#layOut((positions) => this.#adopt(positions));
    if (cancelled) this.#adopt(quickPlace(document.machine, this.#direction()));
  }

  /** Takes places in without a step of their own: they belong to the step that brought the states. */
  #adopt(positions: Parameters<typeof applyLayout>[1]): void {
    const onlyNew = (document: MachineDocument): Edit =>
      applyLayout(document, { ...positions, ...document.layout }, 'Lay out');
    if (sameDocument(this.#saved, this.document)) {
      // A file without positions is not changed by being looked at.
      this.#work = history.amend(this.#work, onlyNew(this.document));
      this.#saved = this.document;
    } else this.#work = history.amend(this.#work, onlyNew(this.document));
  }

  #direction(): Direction {
    return directionFor(this.directing, [this.view?.size(), this.room]);
  }

  /** Says whether it was cancelled. */
  async #layOut(take: (positions: Parameters<typeof applyLayout>[1]) => void): Promise<boolean> {
    const { layout } = this.services;
    if (!layout) return false;
    const machine = this.machine;
    const turn = ++this.#layouts;
    this.layingOut = true;
    try {
      const found = await layout(machine, this.#direction());
      // Edited meanwhile, or another is open, or asked for again: the answer is late.
      if (this.machine !== machine || turn !== this.#layouts) return false;
      if (!found) {
        this.announce('The layout was cancelled.');
        return true;
      }
      take(found.positions);
      this.#keeper.remember(this.machine, this.document.layout, found.figure);
      this.#redraws++;
      this.view?.fit();
    } catch (error) {
      this.announce(`The layout failed. ${error instanceof Error ? error.message : ''}`.trim());
    } finally {
      if (turn === this.#layouts) this.layingOut = false;
    }
    return false;
  }

  #now(): number {
    return this.services.now?.() ?? Date.now();
  }
}
