import type { Service } from '../layout';
import { named, says } from '../values';
import { dateReader } from './netflix-dates';
import { seriesFinder } from './netflix-series';

/** netflix.com, whose history has neither ratings nor years, and tells series by their titles alone. */
export const netflix: Service = {
  id: 'netflix',
  name: 'Netflix',
  brings: 'watched films, without ratings',
  files: 'NetflixViewingHistory.csv',
  layouts: [
    {
      kind: 'csv',
      id: 'netflix',
      columns: ['title', 'date'],
      alone: true, // another table that has titles and dates says more of them
      begin(table) {
        const [series, dates] = [seriesFinder(), dateReader(table.file.modified)];
        table.each((row) => {
          series.add(row.text('title'));
          dates.add(row.text('date'));
        });
        const guess = dates.guess();
        if (guess !== undefined) table.guessed(guess);
        return (row) => {
          const title = row.text('title');
          if (series.isSeries(title)) return 'series';
          return says(named(title), { kind: 'seen' }, dates.timeOf(row.text('date')));
        };
      },
    },
  ],
  wants: (path) => /(^|\/)[^/]*(netflix|viewing_?history)[^/]*\.csv$/.test(path),
};
