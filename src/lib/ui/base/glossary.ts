// The field's terms in one or two plain sentences each: the one source of every explanation on hover.

export const GLOSSARY = {
  'Mealy machine':
    'A finite state machine whose output belongs to the transition: in a state, on the opponent’s last move, it plays the transition’s move and goes to the transition’s target.',
  'opening move': 'The move played on the first turn, before there is anything to reply to.',
  reachable: 'A state is reachable when some history of opponent moves leads to it from the start state.',
  prune: 'Remove the states that no history reaches. The machine plays exactly as before.',
  minimise:
    'Prune, then join states that no history tells apart. The result is the smallest machine that plays exactly as before.',
  equivalent: 'Two machines are equivalent when they give the same replies to every history of opponent moves.',
  'distinguishing history':
    'A sequence of opponent moves after which two machines play differently; here always one of the shortest.',
  nice: 'Never the first to defect.',
  provocable: 'Answers some defection of an opponent that so far cooperated with a defection.',
  forgiving:
    'Whatever has happened, once the opponent cooperates for good the machine sooner or later does so too. The history shown is one after which it never makes a lasting peace.',
  'memory depth':
    'How many of the last turns decide the next move. Infinite when no number of turns is enough (Gaffney, Harper and Knight 2019).',
  'cooperation rate': 'Share of turns on which C was played.',
  'rate after CC':
    'How often the machine plays C after a turn with the given pair of moves, its own move first. Plain rule: mean over the opponents against whom the pair occurred. Library rule: the mean leaves out opponents with rate 0.',
  'library rule':
    'The reference library leaves opponents against whom the rate is 0 out of the mean, so these figures are biased upward. Published tables use it.',
  noise: 'Probability that an intended move is flipped before both players see it.',
  'probabilistic ending': 'After each turn the match ends with this probability; the players do not know the length.',
  repetition: 'One play of the whole round robin. Chance makes repetitions differ; more of them narrow the intervals.',
  'round robin': 'Every strategy meets every other strategy once per repetition.',
  'score per turn': 'Points divided by turns, averaged over the opponents, the match against itself left out.',
  exact: 'Computed from the joint automaton without drawing random numbers: no sampling error.',
  sampled: 'Estimated from simulated matches; carries a standard error.',
  'rank interval': 'The ranks that are compatible with the sampling error of all scores, at 95 %.',
  wins: 'Number of opponents that got fewer points in the match against it.',
  absorbing: 'A set of states that, once entered, is never left.',
  'exploitable cycle': 'A repeating sequence of opponent moves that earns the opponent more than mutual cooperation.',
  'against itself':
    'Score per turn, and the moves that repeat for ever, when the machine meets a copy of itself without noise.',
  'best response':
    'The most that an opponent who knows the machine can get from it per turn in the long run, and the moves that get it.',
  population: 'How many strategies there are in each generation. Published: 40.',
  bottleneck:
    'How many of a generation survive as they are. Each of them also leaves a mutant; the rest of the next generation are their children. Published: 10.',
  'mutation rate':
    'Probability that one part of a strategy changes in a mutation; of a machine: that a transition plays the other move. Published: 0.1.',
  generation:
    'All are scored, the best survive, and mutants and children take the places of the others. Published: 500 generations.',
  field: 'The opponents: the mean over all of them is what is made as large as it can be.',
  objective:
    'What is selected for. Score: points per turn. Difference: points per turn less the opponent’s. Fixation: the probability that its kind takes over a population shared half and half with the opponent (Moran process).',
  seed: 'Where all chance begins. The same seed and setting give the same champion, to the last digit.',
  'machine-aware mutations':
    'Beyond the published mutation, which flips replies and exchanges rows: redirect a transition, split, merge, add or remove a state. Machines can then grow and shrink.',
  parsimony: 'Score that a state has to earn: selection is by score less this for each state of the minimised machine.',
  islands: 'Populations that evolve apart; the best of each now and then moves to the next one.',
  climbing:
    'When the generations are over, the best single edit of the champion is taken again and again until none helps.',
  sweep:
    'So many changes, one after the other, at one temperature. Then each chain’s machine is scored. Default: 200 sweeps.',
  'proposed changes':
    'Single edits that one chain tries in one sweep, now and then several at once; most turn out worse and are dropped. Default: 250.',
  temperature:
    'How much a change may cost, in points per turn: one that loses so much is kept with probability 37 %, one that gains always. It falls from sweep to sweep, from the first to the last. Default: 0.003 to 0.0002.',
  race: 'A changed machine plays against the same opponents as the present one, with the same luck, until it is clear which scores more: against opponents that must be sampled at most so many matches. Default: 40.',
  chains: 'Machines that are annealed side by side, from the same beginning and with chance of their own. Default: 2.',
  'migration of chains': 'After so many sweeps the worst chain goes on from the best one’s machine. Default: every 20.',
  'most states': 'Changes add and remove states, up to this many. Random machines begin with as many. Default: 16.',
  'held-out field':
    'Opponents that selection never sees. Where the champion gains in the field but not here, it has learnt the field by heart.',
  R: 'Reward: both cooperate.',
  S: 'Sucker’s payoff: you cooperate, the opponent defects.',
  T: 'Temptation: you defect, the opponent cooperates.',
  P: 'Punishment: both defect.',
} as const;

/** A term the glossary explains. */
export type Term = keyof typeof GLOSSARY;
