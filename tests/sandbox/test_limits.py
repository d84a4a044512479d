from datetime import timedelta


def test_jobs_of_a_repository_share_a_thousand_requests_an_hour(client):
    first, second = client(issues="write"), client(contents="read")
    headers = [each.get("/issues").headers for each in (first, second)]
    assert [each["x-ratelimit-limit"] for each in headers] == ["1000", "1000"]
    assert [each["x-ratelimit-remaining"] for each in headers] == ["999", "998"]


def test_what_is_used_up_is_refused_until_the_hour_is_over(bot, world):
    world.limits.job = 2
    statuses = [bot.get("/issues").status_code for _ in range(3)]
    world.clock.move(timedelta(hours=1, seconds=1))
    assert [*statuses, bot.get("/issues").status_code] == [200, 200, 403, 200]


def test_creations_a_minute_are_limited_when_asked_for(bot, world):
    world.limits.creations_per_minute = 2
    made = [bot("POST", "/issues", title="One more") for _ in range(3)]
    assert [answer.status_code for answer in made] == [201, 201, 403]
    assert 0 < int(made[-1].headers["retry-after"]) <= 60


def test_asking_for_the_limit_costs_nothing(bot):
    assert bot.get("/rate_limit").json()["rate"]["remaining"] == 1000
