-- Rows outside the ledger come into the chain: each state of an account, a calendar's entry, a school, a link or a tie leaves its hash
-- here, only ever added, and the digest over the hashes of a change stands in the audit. "authority" is the chain.
create table seal (
  authority integer not null, change integer not null, n integer not null, sort text not null, key text not null, hash blob not null,
  primary key (authority, change, n)) strict, without rowid;

alter table audit add column others integer not null default 0;

create index ownership_owner on ownership (owner);
