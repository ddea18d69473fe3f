import type { z } from 'zod';
import { type Delivery, deliverySchema, type Target, targetSchema } from './rows.ts';
import type { Tables } from './tables.ts';

/** Rows that are read at once where damaged ones stand before those that are sought. */
const PORTION = 1000;

type TargetRow = Tables['targets'];
type DeliveryRow = Tables['deliveries'];

/** A row that somebody has changed by hand to what this program cannot read. It is left as it is. */
export class DamagedRow extends Error {
  override readonly name = 'DamagedRow';
  readonly table: keyof Tables;
  /** What the row is known by. */
  readonly id: string;
  readonly column: string;
  readonly value: string;

  constructor(table: keyof Tables, id: string, column: string, value: unknown) {
    const shown = String(value);
    super(`${table} ${id}: ${column} ${JSON.stringify(shown)} cannot be read`);
    this.table = table;
    this.id = id;
    this.column = column;
    this.value = shown;
  }
}

/** Rows as the program knows them; a damaged one is told once, and is no hindrance to others. */
export interface RowReader {
  /** Throws a DamagedRow. */
  target(row: TargetRow): Target;
  /** Those that are whole. */
  targets(rows: readonly TargetRow[]): Target[];
  /** Those that are not. */
  damagedTargets(rows: readonly TargetRow[]): DamagedRow[];
  /** Those that are whole. */
  deliveries(rows: readonly DeliveryRow[]): Delivery[];
}

export function createRowReader(onDamage: (damage: DamagedRow) => void): RowReader {
  const told = new Set<string>();
  const tell = (damage: DamagedRow): DamagedRow => {
    if (!told.has(damage.message)) onDamage(damage);
    told.add(damage.message);
    return damage;
  };
  const target = (row: TargetRow) => read('targets', row.channel, targetSchema, row);
  const delivery = (row: DeliveryRow) =>
    read('deliveries', [row.channel, row.date, row.kind, row.part].join(' '), deliverySchema, row);
  const whole = <Row, Read>(rows: readonly Row[], readOne: (row: Row) => Read | DamagedRow): Read[] =>
    rows.flatMap((row) => {
      const found = readOne(row);
      if (!(found instanceof DamagedRow)) return [found];
      tell(found);
      return [];
    });
  return {
    target(row) {
      const found = target(row);
      if (found instanceof DamagedRow) throw tell(found);
      return found;
    },
    targets: (rows) => whole(rows, target),
    damagedTargets: (rows) =>
      rows.flatMap((row) => {
        const found = target(row);
        return found instanceof DamagedRow ? [tell(found)] : [];
      }),
    deliveries: (rows) => whole(rows, delivery),
  };
}

/** The first whole ones, at most so many; damaged rows that stand before them are passed over. */
export async function wholeOnes<Row, Read>(
  portion: (size: number, offset: number) => Promise<readonly Row[]>,
  read: (rows: readonly Row[]) => Read[],
  limit: number,
): Promise<Read[]> {
  let rows = await portion(limit, 0);
  const found = read(rows);
  let size = limit;
  for (let offset = limit; rows.length === size && found.length < limit; offset += size) {
    size = PORTION;
    rows = await portion(size, offset);
    found.push(...read(rows));
  }
  return found.slice(0, limit);
}

function read<Read>(
  table: keyof Tables,
  id: string,
  schema: z.ZodType<Read>,
  row: object,
): Read | DamagedRow {
  const { success, data, error } = schema.safeParse(row);
  if (success) return data;
  const column = String(error.issues[0]?.path[0]);
  return new DamagedRow(table, id, column, new Map(Object.entries(row)).get(column));
}
