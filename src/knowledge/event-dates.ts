import { explainDate, firstDay, lastDay, type PartialDate } from '../calendar/date.ts';
import type { Fault } from './fault.ts';
import type { Located } from './located.ts';

interface Dated {
  readonly date?: PartialDate | undefined;
  readonly end?: PartialDate | undefined;
  readonly anniversary: boolean;
}

/** Dates that no calendar has, ends before their start, and yearly reminders of events without a day. */
export function checkEventDates(events: readonly Located<Dated>[], faults: Fault[]): void {
  for (const { value, file, lineOf } of events) {
    const report = (key: keyof Dated, message: string) => faults.push({ file, line: lineOf([key]), message });
    // One that is missing has its own fault.
    const { date } = value;
    if (date === undefined) continue;
    const dateFault = explainDate(date);
    if (dateFault) report('date', `date ${dateFault}`);
    if (value.end !== undefined) {
      const endFault = explainDate(value.end);
      if (endFault) report('end', `end ${endFault}`);
      else if (!dateFault && lastDay(value.end) < firstDay(date)) {
        report('end', `end "${value.end}" is before its date "${date}"`);
      }
    }
    if (!dateFault && value.anniversary && date.length < 10) {
      report('anniversary', `anniversary needs a day, and date "${date}" has none`);
    }
  }
}
