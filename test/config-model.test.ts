import { describe, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';

const model = { LLM_BASE_URL: 'https://model.example.org/v1/', LLM_MODEL: 'qwen' };

describe('the settings of a language model', () => {
  it('are absent unless an address is set', () => {
    expect(readConfig({}).languageModel).toBeUndefined();
    const { languageModel, notes } = readConfig({ LLM_API_KEY: 'key' });
    expect(languageModel).toBeUndefined();
    expect(notes).toContain('No language model is asked: LLM_BASE_URL is not set.');
  });

  it('are an address without a slash at its end, a model, and a key for who needs one', () => {
    expect(readConfig({ ...model, LLM_API_KEY: 'key' }).languageModel).toEqual({
      ...{ baseUrl: 'https://model.example.org/v1', model: 'qwen', apiKey: 'key' },
    });
  });

  it.each([
    'http://127.0.0.1:8000/v1',
    'http://localhost:11434/v1',
    'http://192.168.1.7/v1',
    'http://172.20.0.3',
    'http://ollama:11434/v1',
    'http://[::1]:8000',
  ])('may be unencrypted in a network of one’s own: %s', (LLM_BASE_URL) => {
    expect(readConfig({ ...model, LLM_BASE_URL }).languageModel?.baseUrl).toBe(LLM_BASE_URL);
  });

  it.each([
    [
      { LLM_BASE_URL: 'http://model.example.org/v1' },
      'LLM_BASE_URL must begin with https:// unless the model runs in your own network',
    ],
    [
      { LLM_BASE_URL: 'http://8.8.8.8/v1' },
      'LLM_BASE_URL must begin with https:// unless the model runs in your own network',
    ],
    [{ LLM_BASE_URL: 'model' }, 'LLM_BASE_URL must be an address such as https://model.example.org/v1'],
    [{ LLM_MODEL: '' }, 'LLM_MODEL must name the model that LLM_BASE_URL serves'],
    [{ LLM_API_KEY: 'two words' }, 'LLM_API_KEY must be one word without spaces'],
  ])('that cannot be used are named: %j', (wrong, fault) => {
    expect(() => readConfig({ ...model, ...wrong })).toThrow(fault);
  });
});
