// What the pointer does on the canvas, for the help: kept beside the hand that does it.

/** What to do, and what comes of it. */
export const POINTER_HELP: readonly (readonly [what: string, how: string])[] = [
  ['Add a state', 'double click or double tap on the canvas'],
  ['Draw a transition', 'drag from a state’s rim or its handle C or D to a state, or into the void for a new one'],
  ['Change the input while drawing', 'press C or D'],
  ['Draw from the middle of a state', 'Alt and drag'],
  ['Lead a transition elsewhere', 'select it and drag its end'],
  ['Flip a reply', 'click the second letter of a label'],
  ['Flip the opening move', 'click the start arrow'],
  ['Rename a state', 'double click it'],
  ['Move states', 'drag; Alt leaves the alignment lines out'],
  ['Select several', 'Shift and click, or drag a frame around them'],
  ['Pan', 'Space or the middle button and drag; two fingers on a trackpad; one finger on a screen'],
  ['Zoom', 'the wheel, or pinch'],
  ['Frame by finger', 'hold, then drag'],
  ['Menu', 'right click, or hold'],
];
