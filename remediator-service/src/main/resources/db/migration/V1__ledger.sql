-- The ledger of the service. Plain SQL, for more than one database: no types but text, integer and bigint.
-- Times are text, ISO 8601 in UTC and of one width, so that they sort. 'target' is the configured name of a target.

-- Numbers that are never given twice. They are counted here and not by the database's own means, since those leave
-- the order of commits to chance where several connections write.
create table counters (
    name text not null primary key,
    value bigint not null
);
insert into counters (name, value) values ('incidents', 0);
insert into counters (name, value) values ('journal', 0);
insert into counters (name, value) values ('pauses', 0);
insert into counters (name, value) values ('audit', 0);
insert into counters (name, value) values ('dead letters', 0);
insert into counters (name, value) values ('outbox', 0);
-- How far in the journal messages were made; below 0 if that was never said.
insert into counters (name, value) values ('outbox up to', -1);
-- Written to see whether the ledger can be written.
insert into counters (name, value) values ('probe', 0);

create table incidents (
    id text not null primary key,
    ordinal bigint not null unique,
    target text not null,
    target_id text not null,
    runbook text not null,
    check_id text not null,
    state text not null,
    opened_at text not null,
    changed_at text not null,
    closed_at text,
    incident text not null
);
create index incidents_of_target on incidents (target_id, closed_at);
create index incidents_open on incidents (target, runbook, closed_at);
create index incidents_of_check on incidents (target_id, runbook, check_id);
create index incidents_in_state on incidents (state, ordinal);

create table diagnostics (
    incident text not null primary key references incidents (id) on delete cascade,
    collected_at text not null,
    actions text not null
);

create table journal (
    sequence bigint not null primary key,
    type text not null,
    at text not null,
    target text,
    runbook text,
    check_id text,
    incident text,
    data text not null
);
create index journal_of_incident on journal (incident, sequence);

create table pauses (
    id text not null primary key,
    target text,
    since text not null,
    owner text not null,
    reason text not null,
    until_at text not null,
    ended_at text,
    ended_by text
);
create index pauses_until on pauses (until_at);

create table pending_failures (
    target text not null,
    runbook text not null,
    check_id text not null,
    id text not null,
    detected_at text not null,
    message text not null,
    run text not null,
    primary key (target, runbook, check_id)
);
create index pending_failures_id on pending_failures (id);

create table outbox (
    id bigint not null primary key,
    receiver text not null,
    body text not null,
    since text not null,
    failures integer not null,
    next_try text not null
);
create index outbox_of_receiver on outbox (receiver, id);

create table audit (
    id bigint not null primary key,
    at text not null,
    who text not null,
    ordered text not null,
    target text,
    detail text not null
);

create table idempotency_keys (
    who text not null,
    idempotency_key text not null,
    fingerprint text not null,
    run text not null,
    taken_at text not null,
    primary key (who, idempotency_key)
);
create index idempotency_keys_taken on idempotency_keys (taken_at);

create table dead_letters (
    id bigint not null primary key,
    at text not null,
    channel text not null,
    body text not null,
    problem text not null
);

create table filed_runs (
    id text not null primary key,
    runbook text not null,
    target text not null,
    mode text not null,
    origin text not null,
    created_at text not null,
    ended_at text not null,
    outcome text not null,
    report text,
    problem text not null
);
create index filed_runs_of_target on filed_runs (target, id);
create index filed_runs_ended on filed_runs (ended_at);
