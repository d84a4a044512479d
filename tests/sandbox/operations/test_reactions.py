from concurrent.futures import ThreadPoolExecutor


def test_of_many_that_claim_at_once_one_gets_201(ana, client):
    ana("POST", "/issues", title="Down")
    said = ana("POST", "/issues/1/comments", body="/ack").json()["id"]
    runs = [client(issues="write") for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        claims = list(
            pool.map(lambda run: run("POST", f"/issues/comments/{said}/reactions", content="eyes"), runs)
        )
    assert sorted(claim.status_code for claim in claims) == [200] * 7 + [201]
    assert len({claim.json()["id"] for claim in claims}) == 1


def test_a_reaction_is_taken_away_by_who_made_it(ana, bot):
    ana("POST", "/issues", title="Down")
    made = bot("POST", "/issues/1/reactions", content="rocket").json()["id"]
    assert ana("DELETE", f"/issues/1/reactions/{made}").status_code == 403
    assert bot("DELETE", f"/issues/1/reactions/{made}").status_code == 204
    assert ana.get("/issues/1").json()["reactions"]["total_count"] == 0
