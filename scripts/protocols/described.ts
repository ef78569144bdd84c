import type { Metric } from '../../src/core/metrics/metric';
import { metrics } from '../../src/core/metrics/registry';
import { protocols } from '../../src/core/evaluation/protocols/registry';

/** What each protocol does, tells and hides, as a list in Markdown. */
export function protocolList(): string {
  return protocols
    .map(({ id, label, summary, tells, hides, params, paper }) => {
      const settings = Object.entries(params).map(([name, param]) => {
        const value = param.default;
        return `\`${name}\` (${value}): ${param.help}`;
      });
      return [
        `### \`${id}\` · ${label}`,
        summary,
        [
          `- **Tells:** ${tells}`,
          `- **Hides:** ${hides}`,
          ...settings.map((text) => `- **Setting** ${text}`),
          `- **Paper:** ${paper}`,
        ].join('\n'),
      ].join('\n\n');
    })
    .join('\n\n');
}

const BETTER: Readonly<Record<Metric['better'], string>> = {
  higher: 'more is better',
  lower: 'less is better',
  neither: 'neither end is good in itself',
};

/** What each metric measures, as a list in Markdown. */
export function metricList(): string {
  return metrics
    .map(({ id, label, summary, better, at, levels }) => {
      const name = `${id}${at.length > 0 ? '@N' : ''}${levels ? ':stars' : ''}`;
      return `- **\`${name}\`** ${label}. ${summary} ${BETTER[better].replace(/^./, (c) => c.toUpperCase())}.`;
    })
    .join('\n');
}
