using ThreeForOne.Server.Features.ProjectProcess;

namespace ThreeForOne.Server.Features.Payments;

/// <summary>Payments out of a project's account: one orders, two approve.</summary>
public static class PaymentsModule
{
    public static IServiceCollection AddPayments(this IServiceCollection services) => services
        .AddScoped<OrderPayment>()
        .AddScoped<IStepRule, PaymentIsApproved>()
        .AddEffect<PayPayment>()
        .AddEffect<RejectPayment>()
        .AddDocument<PaymentOrderAuthor>();
}
