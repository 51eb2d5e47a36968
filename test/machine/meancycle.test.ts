import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stream } from '#lib/game/random.ts';
import { greatestMeanCycle } from '#lib/machine/meancycle.ts';
import { randomMachine } from '#lib/machine/random.ts';

/** Karp 1978: the greatest over v of the least over k of (F_n(v) - F_k(v)) / (n - k), walks starting anywhere. */
function karp(next: Int32Array, weight: Float64Array): number {
  const n = next.length / 2;
  const best = [new Float64Array(n)];
  for (let k = 1; k <= n; k++) {
    const row = new Float64Array(n).fill(-Infinity);
    next.forEach((target, cell) => {
      row[target] = Math.max(row[target]!, best[k - 1]![cell >> 1]! + weight[cell]!);
    });
    best.push(row);
  }
  let greatest = -Infinity;
  for (let v = 0; v < n; v++) {
    if (best[n]![v] === -Infinity) continue;
    const least = Math.min(...best.slice(0, n).map((row, k) => (best[n]![v]! - row[v]!) / (n - k)));
    greatest = Math.max(greatest, least);
  }
  return greatest;
}

describe('greatestMeanCycle', () => {
  it("finds a cycle of the mean that Karp's algorithm proves the greatest", () => {
    const weightOf = fc.oneof(fc.constantFrom(0, 1, 3, 5), fc.double({ min: -10, max: 10, noNaN: true }));
    const graph = fc.integer({ min: 1, max: 25 }).chain((n) =>
      fc.record({
        next: fc.array(fc.integer({ min: 0, max: n - 1 }), { minLength: 2 * n, maxLength: 2 * n }),
        weight: fc.array(weightOf, { minLength: 2 * n, maxLength: 2 * n }),
      }),
    );
    fc.assert(
      fc.property(graph, (raw) => {
        const next = Int32Array.from(raw.next);
        const weight = Float64Array.from(raw.weight);
        const { mean, nodes, moves } = greatestMeanCycle(next, weight);
        expect(mean).toBeCloseTo(karp(next, weight), 8);
        expect(new Set(nodes).size).toBe(nodes.length);
        const cells = nodes.map((node, i) => 2 * node + moves[i]!);
        expect(cells.map((cell) => next[cell])).toEqual(nodes.map((_, i) => nodes[(i + 1) % nodes.length]));
        expect(cells.reduce((sum, cell) => sum + weight[cell]!, 0) / nodes.length).toBeCloseTo(mean, 12);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves a poor cycle for one that only a long way leads to', () => {
    const n = 1000;
    const next = Int32Array.from({ length: 2 * n }, (_, cell) => (cell % 2 === 0 ? cell >> 1 : ((cell >> 1) + 1) % n));
    const weight = new Float64Array(2 * n).fill(1);
    weight[2 * n - 2] = 1.001;
    expect(greatestMeanCycle(next, weight)).toEqual({ mean: 1.001, nodes: [n - 1], moves: [0] });
  });

  it('ends on large random graphs', () => {
    const { next, output } = randomMachine(stream(3), 50_000);
    const { mean } = greatestMeanCycle(next, Float64Array.from(output));
    expect(mean).toBe(1);
  });
});
