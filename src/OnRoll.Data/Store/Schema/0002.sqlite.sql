-- Files that wait for a person's decision, and column maps. Beside it stands 0002.postgres.sql.

-- A file under review: the bytes as they came (packed), how they are to be read, and what each row was said to mean. Content and
-- review go once it is decided; what was decided, by whom and why, stays. "came_from" is the file whose rows were held back, 0 if none.
create table stage (
  authority integer not null, id integer not null, at integer not null, account text not null, name text not null, kind text not null,
  source text not null, received integer not null, map text not null, hash blob not null, content blob, review blob,
  fingerprint text not null, rows_new integer not null, rows_here integer not null, rows_moved integer not null, rows_close integer not null,
  rows_rejected integer not null, came_from integer not null, state integer not null, decided integer, decider text, why text,
  primary key (authority, id)) strict;

-- How the columns and words of a source are read, for each kind of file, until somebody says otherwise.
create table column_map (
  authority integer not null, source text not null, kind text not null, at integer not null, account text not null, map text not null,
  primary key (authority, source, kind)) strict, without rowid;
