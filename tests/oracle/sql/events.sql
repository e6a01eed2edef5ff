-- Section 1: of every (src, id) the first in log order counts; the rest are duplicates.
create or replace temp table ev as
select
    e.*, k.home,
    split_part(e.src, ':', 1) as src_platform,
    x ->> 'platform' as x_platform, x ->> 'shop' as x_shop, x ->> 'state' as x_state,
    (x ->> 'created')::bigint as x_created, (x ->> 'paid')::bigint as x_paid,
    (x ->> 'refunded_total')::bigint as x_refunded_total,
    (x ->> 'refund_1h')::bigint as x_refund_1h, (x ->> 'refunded_at')::bigint as x_refunded_at,
    (x ->> 'grid')::bigint as x_grid, (x ->> 'as_of')::bigint as x_as_of
from raw as e left join kind_home as k using (kind)
qualify row_number() over (partition by src, id order by pos) = 1;
