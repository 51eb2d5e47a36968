// The pool that meta players draw their teams from: the reference's strategies by class name, in the order of
// its list (version 4.13.0), without meta players and without Darwin, which breaks Axelrod's rules. The order
// matters: the ensembles break ties by the place in the team.

import type { StrategyRecord } from './strategy.ts';

/** The 217 class names, in team order. */
export const POOL_CLASSES: readonly string[] = `
  ALLCorALLD AON2 APavlov2006 APavlov2011 Adaptive AdaptiveTitForTat AdaptorBrief AdaptorLong Aggravater Alexei
  Alternator AlternatorHunter AntiCycler AntiTitForTat Appeaser ArrogantQLearner AverageCopier BackStabber
  BetterAndBetter Bully BurnBothEnds BushMosteller Calculator Capri CautiousQLearner CollectiveStrategy
  ContriteTitForTat Cooperator CooperatorHunter CycleHunter CyclerCCCCCD CyclerCCCD CyclerCCCDCD CyclerCCD
  CyclerDC CyclerDDC DBS Defector DefectorHunter DelayedAON1 Desperate Detective DoubleCrosser DoubleResurrection
  Doubler DynamicTwoTitsForTat EasyGo EugineNier EventualCycleHunter EvolvedANN EvolvedANN5 EvolvedANNNoise05
  EvolvedFSM16 EvolvedFSM16Noise05 EvolvedFSM4 EvolvedFSM6 EvolvedHMM5 EvolvedLookerUp1_1_1 EvolvedLookerUp2_2_2
  FirmButFair FirstByAnonymous FirstByDavis FirstByDowning FirstByFeld FirstByGraaskamp FirstByGrofman FirstByJoss
  FirstByNydegger FirstByShubik FirstBySteinAndRapoport FirstByTidemanAndChieruzzi FirstByTullock FoolMeOnce
  ForgetfulFoolMeOnce ForgetfulGrudger Forgiver ForgivingTitForTat Fortress3 Fortress4 GTFT GeneralSoftGrudger
  GoByMajority GoByMajority10 GoByMajority20 GoByMajority40 GoByMajority5 Golden Gradual GradualKiller Grudger
  GrudgerAlternator Grumpy Handshake HardGoByMajority HardGoByMajority10 HardGoByMajority20 HardGoByMajority40
  HardGoByMajority5 HardProber HardTitFor2Tats HardTitForTat HesitantQLearner Hopeless Inverse InversePunisher
  KnowledgeableWorseAndWorse LevelPunisher LimitedRetaliate LimitedRetaliate2 LimitedRetaliate3 MEM2
  MathConstantHunter Michaelos NTitsForMTats NaiveProber Negation NiceAverageCopier OmegaTFT OnceBitten
  OppositeGrudger OriginalGradual PSOGambler1_1_1 PSOGambler2_2_2 PSOGambler2_2_2_Noise05 PSOGamblerMem1 Pi
  Predator Prober Prober2 Prober3 Prober4 Pun1 Punisher Raider Random RandomHunter RandomTitForTat
  RemorsefulProber Resurrection Retaliate Retaliate2 Retaliate3 RevisedDowning Ripoff RiskyQLearner SecondByAppold
  SecondByBlack SecondByBorufsen SecondByCave SecondByChampion SecondByColbert SecondByEatherley SecondByGetzler
  SecondByGladstein SecondByGraaskampKatzen SecondByGrofman SecondByHarrington SecondByKluepfel SecondByLeyvraz
  SecondByMikkelson SecondByRichardHufford SecondByRowsam SecondByTester SecondByTidemanAndChieruzzi
  SecondByTranquilizer SecondByWeiner SecondByWhite SecondByWmAdams SecondByYamachi SelfSteem ShortMem
  SlowTitForTwoTats2 SneakyTitForTat SoftGrudger SoftJoss SolutionB1 SolutionB5 SpitefulTitForTat SpitefulCC
  Stalker StochasticCooperator StochasticWSLS SuspiciousTitForTat TF1 TF2 TF3 ThueMorse ThueMorseInverse Thumper
  TitFor2Tats TitForTat TrickyCooperator TrickyDefector TrickyLevelPunisher TwoTitsForTat UsuallyCooperates
  UsuallyDefects VeryBad Willing WinShiftLoseStay WinStayLoseShift Winner12 Winner21 WorseAndWorse WorseAndWorse2
  WorseAndWorse3 ZDExtort2 ZDExtort2v2 ZDExtort3 ZDExtort4 ZDExtortion ZDGTFT2 ZDGen2 ZDMem2 ZDMischief ZDSet2 e
`
  .trim()
  .split(/\s+/);

/** The records of these classes, in this order; throws when one of them is not among `records`. */
export function recordsOfClasses(
  records: readonly StrategyRecord[],
  classes: readonly string[] = POOL_CLASSES,
): readonly StrategyRecord[] {
  const byClass = new Map<string, StrategyRecord>();
  for (const record of records) {
    for (const name of [...(record.aliases ?? []), record.name.replaceAll(/\W/g, ''), record.name]) {
      byClass.set(name, record);
    }
  }
  return classes.map((name) => {
    const record = byClass.get(name);
    if (!record) throw new Error(`The team of the meta players lacks ${name}: no record has that name or alias.`);
    return record;
  });
}
