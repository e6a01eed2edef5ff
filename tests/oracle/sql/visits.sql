-- Section 5. Two readings of the marks: all of them for shows that have ended, those older than
-- the watermark for a show that is open; a visit takes the reading of the show it began in.
create or replace temp table mark as
select
    src, viewer, ts, id, kind, channel, pos,
    max(ts) over (partition by src) - 5000 as watermark,
    ts < max(ts) over (partition by src order by pos) - 5000 as late
from ev where home = 'audience' and viewer is not null;

create or replace temp table visit as
with reading as (
    select m.*, ended
    from mark as m, (values (true), (false)) as reading(ended)
    where not late and (ended or ts < watermark)
),
turn as (
    select *, count(*) filter (kind = 'enter') over (
        partition by ended, src, viewer order by ts, id
    ) as turn
    from reading
),
stay as (
    select
        ended, src, viewer, turn,
        min(ts) filter (kind = 'enter') as begin,
        any_value(channel) filter (kind = 'enter') as channel,
        min(ts) filter (kind = 'leave') as first_leave,
        list(ts) as marks
    from turn where turn > 0 group by all
),
followed as (
    select *, lead(begin) over (partition by ended, src, viewer order by turn) as next_enter
    from stay
),
judged as (
    select
        v.*, s.show_id, h.t1,
        coalesce(first_leave < h.t1 + 60000, false) as has_left,
        list_max(list_filter(marks, lambda t: t < h.t1)) as evidence
    from followed as v
    inner join show_span as h on h.t0 <= v.begin and v.begin < h.t1
    inner join shows as s on s.show_id = h.show_id and s.ended = v.ended
)
select
    show_id, channel, begin as t0, not has_left as inferred,
    least(t1, case
        when has_left then first_leave
        when next_enter is not null then least(next_enter, evidence + 60000)
        else evidence + 60000
    end) as t1
from judged
where has_left or next_enter is not null or ended;

insert into gives
select show_id, t0, null, channel, m.measure, 1, null, false
from visit, lateral (values
    ('visits', true), ('visits_inferred', inferred), ('visits_1min', t1 - t0 >= 60000)
) as m(measure, holds)
where holds;
