-- Section 1: what a file said before it was taken back was never said; of the rest the first of every
-- (src, id) in log order counts, the others are duplicates. Retractions are known among themselves.
create or replace temp table stands as
with retraction as (
    select src, x ->> 'file' as file, pos from raw where kind = 'source.retract'
    qualify row_number() over (partition by src, id order by pos) = 1
)
select * from raw as e
where e.kind = 'source.retract' or not exists (
    select 1 from retraction as r
    where r.src = e.src and e.pos < r.pos
        and (starts_with(e.id, r.file || ':') or coalesce(e.x ->> 'file' = r.file, false))
);

create or replace temp table ev as
select
    e.*, k.home,
    split_part(e.src, ':', 1) as src_platform,
    x ->> 'platform' as x_platform, x ->> 'shop' as x_shop, x ->> 'state' as x_state,
    (x ->> 'created')::bigint as x_created, (x ->> 'paid')::bigint as x_paid,
    (x ->> 'refunded_total')::bigint as x_refunded_total,
    (x ->> 'refund_1h')::bigint as x_refund_1h, (x ->> 'refunded_at')::bigint as x_refunded_at,
    (x ->> 'grid')::bigint as x_grid, (x ->> 'as_of')::bigint as x_as_of,
    x ->> 'show_ident' as x_show_ident,
    (x ->> 'platform_bears')::bigint as x_platform_bears,
    x ->> 'genre' as x_genre, coalesce((x ->> 'as_of')::bigint, ts) as heard
from stands as e left join kind_home as k using (kind)
qualify row_number() over (partition by src, id, kind = 'source.retract' order by pos) = 1;
