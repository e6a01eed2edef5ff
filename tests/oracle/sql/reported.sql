-- Section 7: what counters and hands report, never mixed with what was counted.
create or replace temp table sample as
with told as (
    select pos, ts, src, substr(kind, 8) as name, n as v, x_grid as grid
    from ev where kind like 'sample.%' and n is not null
    union all
    select pos, ts, src, 'reading.' || box, (x -> 'boxes' ->> box)::bigint, null
    from (select *, unnest(json_keys(x -> 'boxes')) as box from ev where kind = 'reading')
    where (x -> 'boxes' ->> box) is not null
)
select
    s.show_id, src, name, ts, pos, v,
    least(
        ts + if(grid > 0, 2 * grid, 300000), s.t1, if(s.ended, s.air_to, now),
        coalesce(lead(ts) over (partition by s.show_id, src, name order by ts, pos), forever())
    ) as held_to
from told
inner join show_span as h on h.t0 <= ts and ts < h.t1
inner join shows as s on s.show_id = h.show_id, asked;

create or replace temp table report as
select show_id, src, substr(kind, 8) as name, product, channel, show_ident, arg_max(v, rank) as v
from (
    select
        coalesce(e.ref, s.show_id) as show_id, src, kind, coalesce(product, '') as product,
        coalesce(channel, '') as channel, coalesce(x_show_ident, '') as show_ident,
        coalesce(amount, n) as v,
        struct_pack(as_of := coalesce(x_as_of, ts), ts := ts, id := id) as rank
    from ev as e left join show_span as s on s.t0 <= e.ts and e.ts < s.t1
    where kind like 'report.%'
)
where v is not null and show_id is not null
group by all;
