namespace ThreeForOne.Workflow.Tests;

using static Bpmn;

public class UnsoundProcesses
{
    private const string Fork = """<parallelGateway id="fork"/>""";
    private const string Join = """<parallelGateway id="join"/>""";
    private const string Choice = """<exclusiveGateway id="g" default="g_b"/>""";

    [Fact]
    public void A_step_that_nothing_leads_to() =>
        Refused("element t: can never be reached", Start() + User("t") + End(), "s>e", "t>e");

    [Fact]
    public void Steps_that_only_lead_to_each_other() =>
        Refused("element a: can never be reached", Start() + User("a") + User("b") + End(), "s>e", "a>b", "b>a");

    [Fact]
    public void A_step_with_no_way_on() =>
        Refused("element t: has no way to an end", Start() + User("t") + End(), "s>t");

    [Fact]
    public void A_loop_without_an_exit() => Refused(
        "element a: has no way to an end",
        Start() + User("a") + User("b") + Choice + End(), "s>g", "g>e: ready", "g>b", "b>a", "a>b");

    [Fact]
    public void A_join_that_waits_for_a_token_that_never_comes() => Refused(
        "element join: has no way to an end",
        Start() + Choice + User("a") + User("b") + Join + End(),
        "s>g", "g>a: ready", "g>b", "a>join", "b>join", "join>e");

    [Fact]
    public void Two_tokens_in_one_step() => Refused(
        "element t: two tokens may be here at once",
        Start() + Fork + """<exclusiveGateway id="x"/>""" + User("t") + End(),
        "s>fork", "fork>t", "fork>x", "x>t", "t>e");

    [Fact]
    public void Parallel_branches_that_set_different_states() => Refused(
        "element a: may be open together with 'b', and they set different states",
        Start() + Fork + User("a", "tfo:state=\"VALIDADA\"") + User("b", "tfo:state=\"CERRADA\"") + Join + End(),
        "s>fork", "fork>a", "fork>b", "a>join", "b>join", "join>e");

    [Fact]
    public void Two_ways_on_without_a_gateway() => Refused(
        "element t: more than one way on needs a gateway",
        Start() + User("t") + End() + End("f"), "s>t", "t>e", "t>f");

    [Fact]
    public void A_choice_without_a_condition() => Refused(
        "element g_e: needs a condition",
        Start() + """<exclusiveGateway id="g"/>""" + End() + End("f"), "s>g", "g>e", "g>f: ready");

    [Fact]
    public void A_condition_on_the_default() => Refused(
        "element g_b: the default has no condition",
        Start() + Choice + User("b") + End(), "s>g", "g>e: ready", "g>b: ready", "b>e");

    [Fact]
    public void A_condition_where_nothing_is_chosen() => Refused(
        "element t_e: only a flow out of an exclusive gateway has a condition",
        Start() + User("t") + End(), "s>t", "t>e: ready");

    [Fact]
    public void A_process_with_two_starts() =>
        Refused("element p: needs exactly one start, not 2", Start() + Start("s2") + End(), "s>e", "s2>e");

    [Fact]
    public void A_flow_to_nowhere() => Refused(
        "element s_x: does not join two elements of one process or sub-process", Start() + End(), "s>x", "s>e");

    [Fact]
    public void A_timer_on_a_step_that_does_not_wait() => Refused(
        "element late: cannot be attached to 'pay'",
        Start() + Effect("pay") + End() + End("f")
            + Boundary("late", "pay", "cure"),
        "s>pay", "pay>e", "late>f");

    [Fact]
    public void A_payment_that_a_way_reaches_without_its_approvals() => Refused(
        "element pay: effect 'payment.pay' can be reached without a step of duty 'payment_approver'",
        Start() + Choice + User("b", "tfo:duty=\"payment_approver\"") + Effect("pay", "payment.pay") + End(),
        "s>g", "g>pay: ready", "g>b", "b>pay", "pay>e");

    [Fact]
    public void A_payment_that_a_timer_releases() => Refused(
        "element pay: effect 'payment.pay' can be reached without a step of duty 'payment_approver'",
        Start() + User("b", "tfo:duty=\"payment_approver\"") + Effect("pay", "payment.pay") + End()
            + Boundary("late", "b", "cure"),
        "s>b", "b>pay", "late>pay", "pay>e");

    [Fact]
    public void One_role_for_two_duties_that_exclude_each_other() => Refused(
        "element b: role 'technician' would hold both 'account_recorder' and 'account_confirmer', "
            + "which exclude each other",
        Start() + User("a", "tfo:duty=\"account_recorder\"") + User("b", "tfo:duty=\"account_confirmer\"") + End(),
        "s>a", "a>b", "b>e");

    [Fact]
    public void An_id_that_is_there_twice() =>
        Refused("element t: the id is there twice", Start() + User("t") + User("t") + End(), "s>t", "t>e");

    private static void Refused(string problem, string nodes, params string[] flows) =>
        Assert.Contains("test.bpmn: " + problem, Refusals(nodes, flows));
}
