/**
 * fast-check with at most 100 runs a property: thousands of mutants cannot each wait for ten thousand
 * inputs. Stands in for the package in the mutation run only (see vitest.config.ts beside this file).
 */
import real, { type IAsyncProperty, type IProperty, type IRawProperty, type Parameters } from 'fast-check';

export * from 'fast-check';

const mostRuns = 100;

export function assert<Inputs>(property: IProperty<Inputs>, limits?: Parameters<Inputs>): void;
export function assert<Inputs>(property: IAsyncProperty<Inputs>, limits?: Parameters<Inputs>): Promise<void>;
export function assert<Inputs>(property: IRawProperty<Inputs>, limits: Parameters<Inputs> = {}): unknown {
  const brief = { ...limits, numRuns: Math.min(limits.numRuns ?? mostRuns, mostRuns) };
  return real.assert(property as IAsyncProperty<Inputs>, brief);
}

export default { ...real, assert };
