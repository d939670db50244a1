-- Rows outside the ledger come into the chain: each state of an account, a calendar's entry, a school, a link or a tie leaves its hash
-- here, only ever added, and the digest over the hashes of a change stands in the audit. "authority" is the chain.
create table seal (
  authority smallint not null, change bigint not null, n integer not null, sort text not null, key text not null, hash bytea not null,
  primary key (authority, change, n));

alter table audit add column others bigint not null default 0;

create index ownership_owner on ownership (owner);

alter table seal enable row level security;
alter table seal force row level security;
create policy wall on seal using ((select current_setting('onroll.authorities', true)) = '*'
  or authority = any ((select string_to_array(nullif(current_setting('onroll.authorities', true), '*'), ',')::smallint[])::smallint[]));
grant select, insert on seal to onroll_gate;
