-- Households on PostgreSQL. Beside it stands 0006.sqlite.sql: the same indexes.

-- The other side of a tie between two children is found through the ties alone, and who else lives at an address through the addresses.
create index assertion_tied on assertion (authority, place) where fact = 19 and kind = 'household-tied';
create index assertion_address on assertion (authority, md5(lower(replace(replace(replace(replace(detail, chr(10), ''), ' ', ''), ',', ''), '.', '')))) where fact = 16;

-- The agendas of panels are read through what was put to them.
create index assertion_put on assertion (authority, first) where fact = 19 and kind = 'put-to-panel';
