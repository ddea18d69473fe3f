/** The tables as the database has them: truth values are 0 or 1, lists are JSON, times are milliseconds since 1970. */
export interface Tables {
  targets: {
    channel: string;
    guild: string;
    time: string;
    zone: string;
    topics: string;
    importance: number;
    role: string | null;
    quiet_days: number;
    language: string;
    state: string;
    paused_until: string | null;
    reason: string | null;
    told: number;
    not_before: string;
    done_date: string | null;
    changed_at: number;
  };
  deliveries: {
    guild: string;
    channel: string;
    date: string;
    kind: string;
    part: number;
    state: string;
    nonce: string;
    message: string | null;
    owner: string | null;
    lease_until: number;
    began_at: number;
    attempts: number;
    next_attempt: number | null;
    error: string | null;
    uncertain: number;
    missed: number;
  };
  guilds_left: { guild: string; left_at: number };
  /** A row for each place among the sends of all processes: when it is free. */
  send_limit: { id: number; next_at: number };
  locks: { name: string; owner: string; until: number };
}
