// What axe finds serious or critical on a page. Only violations are gathered, and in the page itself rather than
// through a second one: the rest of axe's report is megabytes, and nothing of ours lies in a frame.

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** What to judge: a part of the page by its selector, or one rule alone; else everything. */
export interface Judged {
  readonly part?: string | undefined;
  readonly rule?: string | undefined;
}

/** One line for each fault: the rule, what it asks for, and where it is broken. */
export async function faults(page: Page, { part, rule }: Judged = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
  if (part !== undefined) axe.include(part);
  if (rule !== undefined) axe.withRules(rule);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}; ${nodes.map(({ html }) => html.slice(0, 140)).join(' | ')}`);
}
