import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('wrong arguments end npm start with 2 and the usage, before anything is done', () => {
  const args = ['scripts/start.mjs', '--hots'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain("Unknown option '--hots'");
  expect(stderr).toContain('Usage: npm start [-- --host]');
});
